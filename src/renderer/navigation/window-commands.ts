import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { PageCommand } from '../../shared/page-command.ts';
import { useServices, useStoreView } from '../services.ts';
import type { ViewCommand } from './page-commands.ts';
import { usePageKeys } from './page-keys.ts';
import type { ViewName } from './view-names.ts';

const places = {
  'show-board': 'board',
  'show-alerts': 'alerts',
  'show-reports': 'reports',
  'show-connections': 'connections',
  'show-settings': 'settings',
} as const satisfies Partial<Record<PageCommand, ViewName>>;

interface WindowCommandsInput {
  view: ViewName;
  /** There is a board to search. */
  hasBoard: boolean;
  show: (view: ViewName) => void;
  /** A notification or the tray asked for this queue. */
  showRow: (key: string) => void;
}

interface WindowCommands {
  isShowingShortcuts: boolean;
  showShortcuts: (isShown: boolean) => void;
  /** The view in front was asked to export, and has nothing. */
  hasNothingToExport: boolean;
  dismissNothingToExport: () => void;
}

/** The one place where the menu's commands and the keys of the whole window are carried out. */
export function useWindowCommands(input: WindowCommandsInput): WindowCommands {
  const { view, hasBoard, show, showRow } = input;
  const { commands } = useServices();
  const { asked, shown } = useStoreView();
  const isHeld = useSyncExternalStore(commands.subscribe, commands.isViewHeld);
  const [isShowingShortcuts, showShortcuts] = useState(false);
  const [emptyView, setEmptyView] = useState<ViewName | null>(null);
  if (emptyView !== null && emptyView !== view) setEmptyView(null);

  /** False: nothing came of it. */
  const run = (name: PageCommand | ViewCommand): boolean => {
    // What was typed into a dialog goes only when its own question is answered.
    if (commands.isViewHeld()) return false;
    setEmptyView(null);
    showShortcuts(name === 'shortcuts');
    switch (name) {
      case 'close':
        return commands.run('close');
      case 'shortcuts':
        return true;
      case 'export':
        if (!commands.run('export')) setEmptyView(view);
        return true;
      case 'search':
        if (commands.run('search')) return true;
        if (!hasBoard) return false;
        show('board');
        commands.runWhenTaken('search');
        return true;
      default:
        show(places[name]);
        return true;
    }
  };
  usePageKeys(run);

  const toRow = (key: string) => {
    showShortcuts(false);
    showRow(key);
  };
  const newest = useRef({ run, toRow });
  const doneSerial = useRef(0);
  const shownSerial = useRef(0);
  useEffect(() => {
    newest.current = { run, toRow };
  });
  useEffect(() => {
    if (asked === null || asked.serial === doneSerial.current) return;
    doneSerial.current = asked.serial;
    newest.current.run(asked.name);
  }, [asked]);
  // A queue is worth waiting for: it is shown when the dialog is done with.
  useEffect(() => {
    if (shown === null || isHeld || shown.serial === shownSerial.current) return;
    shownSerial.current = shown.serial;
    newest.current.toRow(shown.key);
  }, [shown, isHeld]);

  return {
    isShowingShortcuts,
    showShortcuts,
    hasNothingToExport: emptyView !== null,
    dismissNothingToExport: () => setEmptyView(null),
  };
}

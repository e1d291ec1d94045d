import type { BoardRow, ConnectionStatus } from '../shared/board.ts';
import type { PushName } from '../shared/channels.ts';
import type { AppInfo, PushMessage, Snapshot } from '../shared/contract.ts';
import type { PageCommand } from '../shared/page-command.ts';
import { toRowColumns } from '../shared/row-columns.ts';
import type { WindowName } from '../shared/window-name.ts';

/*
 * What the pages are told: each one snapshot, then pushes with a sequence number, the same to all, with the rows that
 * changed since the last.
 */

type Page = Electron.WebContents;

export interface PageFeedOptions {
  /** Of the windows that are open, by their names. */
  pages: () => Partial<Record<WindowName, Page>>;
  send: <Name extends PushName>(pages: Page[], name: Name, message: PushMessage<Name>) => void;
  rows: () => Iterable<BoardRow>;
  findRow: (key: string) => BoardRow | undefined;
  statuses: () => ConnectionStatus[];
  alerts: () => Pick<
    Snapshot['state'],
    'alerts' | 'mutes' | 'quietUntil' | 'quietFrom' | 'notifies' | 'unseen'
  >;
  rest: () => Pick<Snapshot, 'appearance' | 'layout' | 'countOtherMedia' | 'demo' | 'away'>;
  info: AppInfo;
}

export class PageFeed {
  readonly #options: PageFeedOptions;
  readonly #changedKeys = new Set<string>();
  readonly #removedKeys = new Set<string>();
  #sequence = 0;
  #info: AppInfo;
  /** The page of the main window that has had its snapshot: it listens. */
  #greeted: Page | null = null;
  /** For the main window, once it is there. */
  #awaited: Pick<Snapshot, 'showKey' | 'command'> = { showKey: null, command: null };

  constructor(options: PageFeedOptions) {
    this.#options = options;
    this.#info = options.info;
  }

  get info(): AppInfo {
    return this.#info;
  }

  /** To be told with the next push. */
  note(change: { changedKeys: readonly string[]; removedKeys: readonly string[] }): void {
    for (const key of change.removedKeys) {
      this.#removedKeys.add(key);
      this.#changedKeys.delete(key);
    }
    for (const key of change.changedKeys) {
      this.#changedKeys.add(key);
      this.#removedKeys.delete(key);
    }
  }

  /** Tells everything as it stands now, rows only where they changed. */
  push(): void {
    const { findRow } = this.#options;
    this.#sequence += 1;
    const rows = [...this.#changedKeys].flatMap((key) => findRow(key) ?? []);
    const removedKeys = [...this.#removedKeys];
    this.#changedKeys.clear();
    this.#removedKeys.clear();
    // The rows may be thousands, and mostly no window is open.
    if (this.#openPages().length > 0) this.send('state.changed', this.#toState(rows, removedKeys));
  }

  /** What was asked of the main window before it was there goes to it alone. */
  takeSnapshot(asker: WindowName): Snapshot {
    const nothing = { showKey: null, command: null };
    const awaited = asker === 'main' ? this.#awaited : nothing;
    if (asker === 'main') {
      this.#awaited = nothing;
      this.#greeted = this.#options.pages().main ?? null;
    }
    const state = this.#toState([...this.#options.rows()], []);
    return { state, app: this.#info, ...awaited, ...this.#options.rest() };
  }

  /** The page of a window ended, and comes again: until it has asked anew nobody there hears anything. */
  losePage(name: WindowName): void {
    if (name === 'main') this.#greeted = null;
  }

  changeInfo(change: Partial<AppInfo>): void {
    this.#info = { ...this.#info, ...change };
    this.send('app.changed', this.#info);
  }

  /** A queue for the main window to show. One that is not there yet hears it with its snapshot. */
  showQueue(key: string): void {
    if (this.#isMainThere) this.#sendToMain('view.showQueue', { key });
    else this.#awaited = { ...this.#awaited, showKey: key };
  }

  /** Something of the menu for the main window to do, likewise. */
  command(name: PageCommand): void {
    if (this.#isMainThere) this.#sendToMain('view.command', { name });
    else this.#awaited = { ...this.#awaited, command: name };
  }

  send<Name extends PushName>(name: Name, message: PushMessage<Name>): void {
    this.#options.send(this.#openPages(), name, message);
  }

  #sendToMain<Name extends PushName>(name: Name, message: PushMessage<Name>): void {
    const { main } = this.#options.pages();
    if (main !== undefined) this.#options.send([main], name, message);
  }

  get #isMainThere(): boolean {
    const { main } = this.#options.pages();
    return main !== undefined && main === this.#greeted;
  }

  #openPages(): Page[] {
    return Object.values(this.#options.pages());
  }

  #toState(rows: readonly BoardRow[], removedKeys: string[]): Snapshot['state'] {
    const { statuses, alerts } = this.#options;
    return {
      sequence: this.#sequence,
      connections: statuses(),
      rows: toRowColumns(rows),
      removedKeys,
      ...alerts(),
    };
  }
}

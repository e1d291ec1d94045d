import { type BoardRow, type ConnectionStatus, toRowColumns } from '../shared/board.ts';
import type { PushName } from '../shared/channels.ts';
import type { AppInfo, PushMessage, Snapshot } from '../shared/contract.ts';

/*
 * What the page is told: one snapshot, then pushes with a sequence number, each with the rows that changed since the last.
 */

type Page = Electron.WebContents;

export interface PageFeedOptions {
  /** Null: there is no window. */
  page: () => Page | null;
  send: <Name extends PushName>(page: Page, name: Name, message: PushMessage<Name>) => void;
  rows: () => Iterable<BoardRow>;
  findRow: (key: string) => BoardRow | undefined;
  statuses: () => ConnectionStatus[];
  alerts: () => Pick<Snapshot['state'], 'alerts' | 'mutes' | 'quietUntil' | 'unseen'>;
  rest: () => Pick<Snapshot, 'appearance' | 'layout' | 'demo' | 'away'>;
  info: AppInfo;
}

/** What is known of the program before anything has been tried. */
export function createAppInfo(
  { version, hostNote, locale }: Pick<AppInfo, 'version' | 'hostNote' | 'locale'>,
  settingsNotice: string | null,
): AppInfo {
  const nothing = { keychainFailure: null, trayMissing: false, historyNotice: null };
  return { version, hostNote, locale, settingsNotice, ...nothing };
}

export class PageFeed {
  readonly #options: PageFeedOptions;
  readonly #changedKeys = new Set<string>();
  readonly #removedKeys = new Set<string>();
  #sequence = 0;
  #info: AppInfo;
  #showKey: string | null = null;

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
    const page = this.#options.page();
    if (page !== null) this.#options.send(page, 'state.changed', this.#toState(rows, removedKeys));
  }

  takeSnapshot(): Snapshot {
    const showKey = this.#showKey;
    this.#showKey = null;
    const state = this.#toState([...this.#options.rows()], []);
    return { state, app: this.#info, showKey, ...this.#options.rest() };
  }

  changeInfo(change: Partial<AppInfo>): void {
    this.#info = { ...this.#info, ...change };
    this.send('app.changed', this.#info);
  }

  /** A queue to be shown. A window that is only just made asks for its snapshot, which names the queue. */
  showQueue(key: string, isOpen: boolean): void {
    if (isOpen) this.send('view.showQueue', { key });
    else this.#showKey = key;
  }

  send<Name extends PushName>(name: Name, message: PushMessage<Name>): void {
    const page = this.#options.page();
    if (page !== null) this.#options.send(page, name, message);
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

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { findDiskTrouble, toDiskFailure } from '../../shared/disk-failure.ts';
import { createFailure, type Failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { createDefaultSettings, type Settings, settingsSchema } from '../../shared/settings.ts';
import { newerFormat } from '../../shared/words/en/file-trouble.ts';
import { findRefused, type Managed, nothingManaged } from './managed.ts';
import { layOver, toOwn } from './managed-overlay.ts';
import { settingsVersion } from './migrations.ts';
import { parseSettings } from './parse.ts';

/*
 * The settings file. Read once, at the start; from then on the snapshot is the truth and every change is
 * written through. A file that cannot be used is never emptied: a damaged one is kept aside, a newer or
 * unreadable one is left alone and nothing is saved.
 */

/** What the supervisor must be told about the file. */
export type SettingsNotice =
  | { kind: 'damaged'; keptAs: string; lost: 'everything' | string[] }
  | { kind: 'newer'; version: number }
  | { kind: 'unreadable'; failure: Failure };

export type SettingsListener = (settings: Readonly<Settings>, previous: Readonly<Settings>) => void;

export interface SettingsStore {
  /** With what is managed laid over it. */
  readonly current: Readonly<Settings>;
  readonly managed: Managed;
  /** Without it. */
  readonly own: Readonly<Settings>;
  /** Null when the file was good, or there was none. */
  readonly notice: SettingsNotice | null;
  /** Why parts of a change may not be made, by setting. */
  findRefused(changes: Partial<Settings>): ReadonlyMap<keyof Settings, Failure>;
  /** Writes, then tells the listeners. A failure leaves everything as it was. */
  update(changes: Partial<Settings>): Result<Readonly<Settings>>;
  /** Puts what is set now into a file of its own beside the settings' own, and answers its path. */
  keepCopy(): Result<string>;
  /** Called after each change; answers how to stop. */
  onChange(listener: SettingsListener): () => void;
}

export interface SettingsOptions {
  /** Absolute; made when it does not exist. */
  folder: string;
  /** Epoch milliseconds. */
  now: () => number;
  /** Nothing, unless told otherwise. */
  managed?: Managed;
}

const fileName = 'settings';

export function createSettings({ folder, now, managed = nothingManaged }: SettingsOptions): SettingsStore {
  const path = join(folder, `${fileName}.json`);
  const opened = readSettings(path, now);
  const listeners = new Set<SettingsListener>();
  let own: Settings = opened.settings;
  let current = layOver(own, managed);
  let store: Store<Record<string, unknown>> | null = null;
  const save = (settings: Settings): Result<null> => {
    try {
      // Made at the first write: its constructor reads the file again and takes a list for an empty store.
      store ??= openStore(folder);
      store.store = { version: settingsVersion, ...settings };
      return ok(null);
    } catch (error) {
      return failed(toDiskFailure(error, path));
    }
  };
  // What could be saved of a damaged file takes its place at once: one notice, not one at every start. Should
  // that fail the file stays as it is, and the next change says why.
  if (opened.notice?.kind === 'damaged') save(own);
  return {
    get current() {
      return current;
    },
    get own() {
      return own;
    },
    managed,
    notice: opened.notice,
    findRefused: (changes) => findRefused(changes, current, managed),
    update(changes) {
      const [refused] = findRefused(changes, current, managed).values();
      if (refused !== undefined) return failed(refused);
      if (opened.lock !== null) return failed(opened.lock);
      const next = settingsSchema.parse(structuredClone({ ...current, ...changes }));
      const nextOwn = toOwn(own, next, managed);
      const saved = save(nextOwn);
      if (!saved.ok) return saved;
      const previous = current;
      own = nextOwn;
      current = layOver(own, managed);
      for (const listener of [...listeners]) listener(current, previous);
      return ok(current);
    },
    keepCopy() {
      const copy = path.replace(/\.json$/, `.before-import-${toFileTime(now())}.json`);
      try {
        mkdirSync(folder, { recursive: true });
        const text = JSON.stringify({ version: settingsVersion, ...own }, null, 2);
        writeFileSync(copy, text, { mode: 0o600 });
        return ok(copy);
      } catch (error) {
        return failed(toDiskFailure(error, copy));
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface OpenedSettings {
  settings: Settings;
  notice: SettingsNotice | null;
  /** Why nothing may be written; null when it may. */
  lock: Failure | null;
}

function readSettings(path: string, now: () => number): OpenedSettings {
  const defaults = createDefaultSettings();
  const locked = (notice: SettingsNotice, lock: Failure) => ({ settings: defaults, notice, lock });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (findDiskTrouble(error) === 'ENOENT') return { settings: defaults, notice: null, lock: null };
    const failure = toDiskFailure(error, path);
    return locked({ kind: 'unreadable', failure }, failure);
  }
  const parsed = parseSettings(text);
  if (parsed.kind === 'good') return { settings: parsed.settings, notice: null, lock: null };
  if (parsed.kind === 'newer') {
    const detail = newerFormat(parsed.version);
    return locked(
      { kind: 'newer', version: parsed.version },
      createFailure('disk', { subject: path, detail }),
    );
  }
  const keptAs = path.replace(/\.json$/, `.damaged-${toFileTime(now())}.json`);
  try {
    copyFileSync(path, keptAs);
  } catch (error) {
    const failure = toDiskFailure(error, keptAs);
    return locked({ kind: 'unreadable', failure }, failure);
  }
  return {
    settings: parsed.settings,
    notice: { kind: 'damaged', keptAs, lost: parsed.lost },
    lock: null,
  };
}

function openStore(folder: string): Store<Record<string, unknown>> {
  return new Store<Record<string, unknown>>({
    cwd: folder,
    name: fileName,
    accessPropertiesByDotNotation: false,
    // What the file held was judged and, if need be, kept aside when it was read.
    deserialize: () => ({}),
    configFileMode: 0o600,
  });
}

/** `20261105T081502Z`: sorts by time and is a file name everywhere. */
function toFileTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d+|[-:]/g, '');
}

import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { findDiskTrouble } from '../../shared/disk-failure.ts';
import type { Managed } from './managed.ts';
import type { ManagedCopy } from './managed-copy.ts';
import {
  type ManagedPlace,
  type ManagedSource,
  parseManagedText,
  toKeptFields,
  toManaged,
  withholdAll,
} from './managed-fields.ts';
import { type PolicyPlace, readPolicy } from './managed-policy.ts';

/*
 * Reads what whoever manages the computer has written, once, at the start. A file that somebody else could have written
 * is not theirs: it is not obeyed, and not passed over either.
 */

interface ManagedPlaces {
  /** The first that is there counts. */
  files: readonly string[];
  /** Files and their folders tell by owner and mode who may write them; else the place itself has to. */
  hasModes: boolean;
  /** Windows: the program that reads the registry, and the key; it goes before the file, field by field. */
  registry: PolicyPlace | null;
}

type StatFacts = Pick<Stats, 'uid' | 'mode'>;

const mostBytes = 1_000_000;
const othersMayWrite = 0o022;
const sticky = 0o1000;

/** `kept`: what was read the last time, for places that cannot be read now; `copy`: the same for the next time. */
export function readManaged(
  { files, hasModes, registry }: ManagedPlaces,
  kept: ManagedCopy,
): { managed: Managed; copy: ManagedCopy } {
  const file = readFirst(files, hasModes);
  const policy = registry === null ? null : readPolicy(registry);
  const found = [file, policy].filter((one) => one !== null);
  const troubles = found.filter((one) => one.kind === 'trouble').map(({ trouble }) => trouble);
  const standIns = found.filter(({ kind }) => kind === 'trouble').flatMap((one) => toPlace(one, kept));
  const read = found.filter(({ kind }) => kind === 'fields').flatMap((one) => toPlace(one, kept));
  // Whoever works here can write the copy: it changes nothing of what a place that was read says.
  const places = [...standIns, ...read];
  let managed = toManaged(places);
  for (const trouble of troubles) {
    // Where the registry cannot be asked, and never could, a file is enough to go by.
    const isNoMatter =
      trouble.kind === 'no-registry' &&
      read.length > 0 &&
      standIns.every(({ source }) => source !== trouble.source);
    managed = isNoMatter
      ? { ...managed, troubles: [...managed.troubles, trouble] }
      : withholdAll(managed, trouble);
  }
  const standsIn = managed.standsIn || standIns.length > 0;
  const copy = places.map((place) => ({ source: place.source, fields: toKeptFields(place) }));
  return { managed: { ...managed, standsIn }, copy };
}

/** Null: only the administrator can write it. */
export function findStranger(facts: readonly { path: string; stat: StatFacts }[]): string | null {
  const [file, ...folders] = facts;
  if (file === undefined) return null;
  const isOpen = ({ uid, mode }: StatFacts) => uid !== 0 || (mode & othersMayWrite) !== 0;
  if (isOpen(file.stat)) return file.path;
  // Of a folder such as /tmp nobody can take away or rename what is another's.
  const isShared = ({ uid, mode }: StatFacts) => uid === 0 && (mode & sticky) !== 0;
  return folders.find(({ stat }) => isOpen(stat) && !isShared(stat))?.path ?? null;
}

/** None: it cannot be read, and never could. */
function toPlace(one: ManagedSource, copy: ManagedCopy): ManagedPlace[] {
  const source = one.kind === 'fields' ? one.source : one.trouble.source;
  const kept = copy.find((place) => place.source === source)?.fields;
  if (one.kind === 'fields') return [{ source, fields: one.fields, kept: kept ?? {} }];
  return kept === undefined ? [] : [{ source, fields: kept, kept: {} }];
}

/** Null: there is none. */
function readFirst(files: readonly string[], hasModes: boolean): ManagedSource | null {
  for (const path of files) {
    const read = readFile(path, hasModes);
    if (read !== null) return read;
  }
  return null;
}

function readFile(path: string, hasModes: boolean): ManagedSource | null {
  const trouble = (kind: 'unreadable' | 'not-trusted' | 'no-json', detail: string): ManagedSource => ({
    kind: 'trouble',
    trouble: { kind, source: path, detail },
  });
  let opened: number | null = null;
  try {
    if (!isThere(path)) return null;
    const real = realpathSync(path);
    // A pipe without a writer would hold up the opening.
    if (!statSync(real).isFile()) return trouble('unreadable', 'EISDIR');
    opened = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(opened);
    const folders = listFolders(real).map((folder) => ({ path: folder, stat: statSync(folder) }));
    const stranger = hasModes ? findStranger([{ path: real, stat }, ...folders]) : null;
    if (stranger !== null) return trouble('not-trusted', stranger);
    if (!stat.isFile()) return trouble('unreadable', 'EISDIR');
    if (stat.size > mostBytes) return trouble('unreadable', 'EFBIG');
    const fields = parseManagedText(readFileSync(opened, 'utf8'));
    return fields === null ? trouble('no-json', '') : { kind: 'fields', fields, source: path };
  } catch (error) {
    const code = findDiskTrouble(error);
    if (code === null) throw error;
    return trouble('unreadable', code);
  } finally {
    if (opened !== null) closeSync(opened);
  }
}

/** A link that leads nowhere, the file's or a folder's, is there all the same: somebody has put it. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (error) {
    if (findDiskTrouble(error) !== 'ENOENT') throw error;
    return isDeadEnd(dirname(path));
  }
}

function isDeadEnd(folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat !== undefined) return !stat.isDirectory();
  // Nothing is above a drive of Windows that is not there.
  return dirname(folder) !== folder && isThere(folder);
}

function listFolders(path: string): string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...listFolders(folder)];
}

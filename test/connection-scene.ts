import { type ConnectionCallDependencies, createConnectionCalls } from '../src/main/connection-calls.ts';
import type { CallInput } from '../src/shared/contract.ts';
import { ok } from '../src/shared/result.ts';
import { createDefaultSettings, type Settings } from '../src/shared/settings.ts';
import { MemoryKeychain } from './fakes/memory-keychain.ts';

export const draft: CallInput<'connections.add'>['draft'] = {
  name: 'Genesys EMEA',
  vendor: 'genesys-cloud',
  api: 'auto',
  region: 'mypurecloud.ie',
  pollSeconds: 15,
};
export const credentials = { clientId: ' id ', clientSecret: 'a secret' };

/** The calls about connections, with settings and a keychain in memory. */
export function openCalls(changes: Partial<ConnectionCallDependencies> = {}) {
  let settings: Settings = createDefaultSettings();
  const keychain = new MemoryKeychain();
  const applied: (string | undefined)[] = [];
  const kept: string[] = [];
  const forgotten: string[] = [];
  const calledOff: string[] = [];
  const notUsed = (): never => {
    throw new Error('not part of this case');
  };
  const handlers = createConnectionCalls({
    readSettings: () => settings,
    updateSettings: (change) => {
      settings = { ...settings, ...change };
      return ok(settings);
    },
    readOwnSettings: () => settings,
    findManaged: () => new Map(),
    keychain,
    openKept: notUsed,
    findVendor: notUsed,
    keepDraft: ({ id }) => kept.push(id),
    forget: (id) => forgotten.push(id),
    applyConnections: async (again) => {
      applied.push(again);
      return ok(null);
    },
    cancelReports: (id) => calledOff.push(id),
    createSignal: () => new AbortController().signal,
    ...changes,
  });
  return { handlers, keychain, applied, kept, forgotten, calledOff, settings: () => settings };
}

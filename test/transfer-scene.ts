import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { toManaged } from '../src/main/settings/managed-fields.ts';
import { settingsVersion } from '../src/main/settings/migrations.ts';
import { SettingsDesk } from '../src/main/settings-desk.ts';
import { SettingsTransfer } from '../src/main/settings-transfer.ts';
import { connectionSchema } from '../src/shared/connection.ts';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok } from '../src/shared/result.ts';
import type { Settings } from '../src/shared/settings.ts';
import { MemoryKeychain } from './fakes/memory-keychain.ts';
import '../tools/chromium-host/register.mjs';

// After the mapping above, which the library's own import of `electron` needs.
const { createSettings } = await import('../src/main/settings/settings.ts');

export const at = Date.UTC(2026, 10, 21, 12, 0, 0);
const inKeychain = { clientId: { keychain: true }, clientSecret: { keychain: true } };
export const emea = connectionSchema.parse({
  id: 'emea',
  name: 'Genesys EMEA',
  vendor: 'genesys-cloud',
  region: 'mypurecloud.ie',
  credentials: inKeychain,
});
export const us = connectionSchema.parse({
  id: 'us',
  name: 'CXone US',
  vendor: 'nice-cxone',
  region: 'na1',
  credentials: inKeychain,
});
export const emeaHosts = ['login.mypurecloud.ie:443', 'api.mypurecloud.ie:443'];
export const usHosts = [
  'cxone.niceincontact.com:443',
  'na1.nice-incontact.com:443',
  'api-na1.niceincontact.com:443',
];
export const secret = { clientId: 'the-client-id', clientSecret: 'the-client-secret' };

/** A folder of its own for each test of the file that calls it. */
export function openTransferScene() {
  const scene = { folder: '', file: '' };
  beforeEach(async () => {
    scene.folder = await mkdtemp(join(tmpdir(), 'queuewatch-transfer-'));
    scene.file = join(scene.folder, 'chosen.json');
  });
  afterEach(() => rm(scene.folder, { recursive: true, force: true }));
  return {
    /** Absolute; there from the start of a test on. */
    folder: () => scene.folder,
    file: () => scene.file,
    write: (content: unknown) =>
      writeFile(scene.file, typeof content === 'string' ? content : JSON.stringify(content)),
    openComputer: (name: string, start: Partial<Settings> = {}, managed: Record<string, unknown> = {}) =>
      openComputer(scene, name, start, managed),
  };
}

/** One computer with its own settings file and keychain; every dialog names `file`. */
function openComputer(
  { folder, file }: { folder: string; file: string },
  name: string,
  start: Partial<Settings>,
  fields: Record<string, unknown>,
) {
  const managed = toManaged([{ source: '/etc/queuewatch/managed.json', fields, kept: {} }]);
  const settings = createSettings({ folder: join(folder, name), now: () => at, managed });
  settings.update(start);
  const keychain = new MemoryKeychain();
  const drawn: unknown[] = [];
  const done: string[] = [];
  const asked: string[] = [];
  const lookedInto: string[] = [];
  const chosen: { path: string | null } = { path: file };
  const settingsDesk = new SettingsDesk({
    readSettings: () => settings.current,
    updateSettings: (change) => settings.update(change),
    checks: [
      async ({ caFile }, before) => {
        if (caFile === null || caFile === before.caFile) return ok(null);
        lookedInto.push(caFile);
        return failed(createFailure('disk', { reason: 'certificate-file', subject: caFile }));
      },
    ],
    effects: [],
    log: { warn: () => undefined },
    readSystem: async () => ({ autostart: null, shortcutUpToDesktop: false, caFile: null }),
    onDrawn: (message) => drawn.push(message),
  });
  const transfer = new SettingsTransfer({
    now: () => at,
    program: '1.2.3',
    readSettings: () => settings.current,
    readOwnSettings: () => settings.own,
    settingsDesk,
    findManaged: (change) => settings.findRefused(change),
    keepCopy: () => settings.keepCopy(),
    keychain,
    forget: (id) => done.push(`forget ${id}`),
    applyConnections: async () => {
      done.push('apply');
      return ok(null);
    },
    pollIntervalsMs: () => [],
    onApplied: () => done.push('judge'),
    askSavePath: async (fileName) => {
      asked.push(fileName);
      return chosen.path;
    },
    askOpenPath: async () => chosen.path,
  });
  const read = async () => {
    const answer = await transfer.read();
    if (!answer.ok) throw new Error(`refused: ${answer.failure.reason ?? answer.failure.detail}`);
    return answer.value.preview;
  };
  return { settings, keychain, transfer, drawn, done, asked, chosen, lookedInto, read };
}

/** As another computer writes it. */
export const exported = (settings: Record<string, unknown>, version = settingsVersion) => ({
  kind: 'queuewatch-settings',
  program: '1.2.3',
  exportedAt: new Date(at).toISOString(),
  settings: { version, ...settings },
});

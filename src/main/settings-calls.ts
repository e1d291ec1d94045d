import type { SavedFile } from '../shared/contract/settings-contract.ts';
import { createFailure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import type { CallHandlers } from './ipc/gate.ts';
import type { SettingsDesk } from './settings-desk.ts';
import type { SettingsTransfer } from './settings-transfer.ts';

/*
 * What the page may ask of how the program is set, and of what whoever helps needs.
 */

export interface SettingsCallDependencies {
  settingsDesk: Pick<SettingsDesk, 'read' | 'set' | 'setLayout'>;
  transfer: Pick<SettingsTransfer, 'export' | 'read' | 'apply'>;
  /** Null: the supervisor changed their mind. */
  askCaFile: () => Promise<string | null>;
  /** The one that is kept now. */
  caFile: () => string | null;
  setAutostart: (on: boolean) => Promise<Result<null>>;
  saveDiagnostics: () => Promise<Result<SavedFile>>;
  openLogFolder: () => Promise<Result<null>>;
}

type SettingsCallName = Extract<
  keyof CallHandlers,
  | 'settings.get'
  | 'settings.set'
  | 'settings.setAutostart'
  | 'settings.chooseCaFile'
  | 'settings.export'
  | 'settings.readImport'
  | 'settings.applyImport'
  | 'layout.set'
  | 'diagnostics.save'
  | 'logs.open'
>;

/** `inTurn`: connections change here too. */
export function createSettingsCalls(
  use: SettingsCallDependencies,
  inTurn: <T>(change: () => Promise<T>) => Promise<T>,
): Pick<CallHandlers, SettingsCallName> {
  let chosenCaFile: string | null = null;
  // A page alone must not have this process open any file it likes: one on a server would sign in there.
  const isOurs = (path: string) => path === chosenCaFile || path === use.caFile();
  return {
    'settings.get': () => use.settingsDesk.read(),
    'settings.set': async (change) =>
      change.caFile == null || isOurs(change.caFile)
        ? use.settingsDesk.set(change)
        : failed(createFailure('permission', { subject: 'settings.set' })),
    'settings.setAutostart': async ({ on }) => {
      const set = await use.setAutostart(on);
      return set.ok ? ok({}) : set;
    },
    'settings.chooseCaFile': async () => {
      const path = await use.askCaFile();
      chosenCaFile = path ?? chosenCaFile;
      return ok({ path });
    },
    'settings.export': () => use.transfer.export(),
    'settings.readImport': () => use.transfer.read(),
    'settings.applyImport': () => inTurn(() => use.transfer.apply()),
    'layout.set': async ({ layout }) => use.settingsDesk.setLayout(layout),
    'diagnostics.save': () => use.saveDiagnostics(),
    'logs.open': async () => {
      const opened = await use.openLogFolder();
      return opened.ok ? ok({}) : opened;
    },
  };
}

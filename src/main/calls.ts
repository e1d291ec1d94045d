import type { Snapshot } from '../shared/contract.ts';
import { ok, type Result } from '../shared/result.ts';
import type { WindowName } from '../shared/window-name.ts';
import { type AlertCallDependencies, createAlertCalls } from './alert-calls.ts';
import { type BoardCallDependencies, createBoardCalls } from './board-calls.ts';
import { type ConnectionCallDependencies, createConnectionCalls } from './connection-calls.ts';
import { type ConnectionTestDependencies, createConnectionTestCalls } from './connection-test-calls.ts';
import { createExportCalls, type ExportCallDependencies } from './export-calls.ts';
import { createHistoryCalls, type HistoryCallDependencies } from './history-calls.ts';
import type { CallHandlers } from './ipc/gate.ts';
import { createLinkCalls, type LinkDependencies } from './link-calls.ts';
import { createReportCalls, type ReportCallDependencies } from './report-calls.ts';
import { createSettingsCalls, type SettingsCallDependencies } from './settings-calls.ts';
import { createSignInCalls, type SignInDependencies } from './sign-in-calls.ts';
import { createTurns } from './turns.ts';
import { createWindowCalls, type WindowCallDependencies } from './window-calls.ts';

/*
 * What the page may ask for, and which modules answer it. Everything comes in as an argument: `app.ts` wires.
 */

interface CallDependencies
  extends AlertCallDependencies,
    BoardCallDependencies,
    ConnectionCallDependencies,
    ConnectionTestDependencies,
    HistoryCallDependencies,
    SignInDependencies,
    LinkDependencies,
    Omit<ReportCallDependencies, 'findVendor'>,
    WindowCallDependencies {
  takeSnapshot: (asker: WindowName) => Snapshot;
  markPinIconTold: () => Result<Record<string, never>>;
  exports: ExportCallDependencies;
  settings: SettingsCallDependencies;
}

export function createCallHandlers(use: CallDependencies): CallHandlers {
  // An import changes connections too.
  const inTurn = createTurns();
  return {
    'app.told': async () => use.markPinIconTold(),
    'state.get': async (_input, asker = 'main') => ok(use.takeSnapshot(asker)),
    ...createConnectionCalls(use, inTurn),
    ...createConnectionTestCalls(use),
    ...createSignInCalls(use),
    ...createLinkCalls(use),
    ...createWindowCalls(use),
    ...createAlertCalls(use),
    ...createHistoryCalls(use),
    ...createBoardCalls(use),
    ...createReportCalls(use),
    ...createExportCalls(use.exports),
    'demo.set': async ({ on }) => {
      const updated = use.updateSettings({ demo: on });
      return updated.ok ? done(await use.applyConnections()) : updated;
    },
    'monitor.refresh': async () => {
      use.refresh();
      return ok({});
    },
    ...createSettingsCalls(use.settings, inTurn),
  };
}

function done(result: Result<unknown>): Result<Record<string, never>> {
  return result.ok ? ok({}) : result;
}

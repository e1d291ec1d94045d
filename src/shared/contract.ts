import { z } from 'zod';
import { appearanceSchema } from './appearance.ts';
import { statePushSchema } from './board.ts';
import { boardLayoutSchema } from './board-layout.ts';
import type { CallName, PushName } from './channels.ts';
import { alertCalls } from './contract/alert-contract.ts';
import { appCalls } from './contract/app-contract.ts';
import { boardCalls } from './contract/board-contract.ts';
import { nothing } from './contract/call-schemas.ts';
import { connectionCalls, testProgressSchema } from './contract/connection-contract.ts';
import { exportCalls, exportProgressSchema } from './contract/export-contract.ts';
import { historyCalls } from './contract/history-contract.ts';
import { reportCalls } from './contract/report-contract.ts';
import { settingsCalls } from './contract/settings-contract.ts';
import { windowCalls } from './contract/window-contract.ts';
import { desktopKinds } from './desktop-kind.ts';
import { awayCardSchema } from './episode.ts';
import { failureSchema } from './failure.ts';
import { managedViewSchema } from './managed.ts';
import { pageCommands } from './page-command.ts';
import { runProgressSchema } from './report.ts';

/*
 * Everything that passes between page and main process. The calls stand in `contract/`, by what they are about.
 */

/** What holds for the program as a whole. */
const appInfoSchema = z.object({
  version: z.string(),
  /** What draws the windows, and what that does not prove; null under Electron itself. */
  hostNote: z.string().nullable(),
  /** Why credentials cannot be kept on this computer; null when they can. */
  keychainFailure: failureSchema.nullable(),
  /** This desktop shows no tray icons, and it has not been said before. */
  trayMissing: z.boolean(),
  desktop: z.enum(desktopKinds),
  /** How to keep the icon in sight has not been said yet. */
  sayPinIcon: z.boolean(),
  /** What is wrong with the settings file, as words; null: nothing. */
  settingsNotice: z.string().nullable(),
  /** What is wrong with the file of the past, or was done about it, as words; null: nothing. */
  historyNotice: z.string().nullable(),
  /** The keys for the window cannot be had, as words; null: they can, or there are none. */
  shortcutNotice: z.string().nullable(),
  /** Null: nothing is managed. */
  managed: managedViewSchema.nullable(),
  /** BCP 47, for numbers and times. */
  locale: z.string(),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

const snapshotSchema = z.object({
  state: statePushSchema,
  app: appInfoSchema,
  appearance: appearanceSchema,
  layout: boardLayoutSchema,
  /** Email, callbacks and work items count in the number of the icon, and so in every other one. */
  countOtherMedia: z.boolean(),
  demo: z.boolean(),
  /** A queue to show at once: the window was opened by a click on its notification. */
  showKey: z.string().nullable(),
  /** What the menu asked of a window that was not open yet. */
  command: z.enum(pageCommands).nullable(),
  /** What happened while nobody was at the desk; null: nothing, or it was put away. */
  away: awayCardSchema.nullable(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** Every call: what goes in, what comes out. Replies travel as `{ok, value}` or `{ok, failure}`. */
export const callContract = {
  'state.get': { input: nothing, output: snapshotSchema },
  ...appCalls,
  ...connectionCalls,
  ...alertCalls,
  ...historyCalls,
  ...reportCalls,
  ...exportCalls,
  ...settingsCalls,
  ...boardCalls,
  ...windowCalls,
} as const satisfies Record<CallName, { input: z.ZodType; output: z.ZodType }>;

export const pushContract = {
  'state.changed': statePushSchema,
  'app.changed': appInfoSchema,
  /** Settings that every window draws by. */
  'settings.changed': snapshotSchema.pick({ appearance: true, layout: true, countOtherMedia: true }),
  'view.showQueue': z.object({ key: z.string() }),
  'view.command': z.object({ name: z.enum(pageCommands) }),
  'connections.testProgress': testProgressSchema,
  'reports.progress': runProgressSchema,
  'export.progress': exportProgressSchema,
  'away.changed': z.object({ away: awayCardSchema.nullable() }),
} as const satisfies Record<PushName, z.ZodType>;

export type CallInput<Name extends CallName> = z.infer<(typeof callContract)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.infer<(typeof callContract)[Name]['output']>;
export type PushMessage<Name extends PushName> = z.infer<(typeof pushContract)[Name]>;

import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { app, BrowserWindow } from 'electron';
import { figureLocale } from '../shared/figure-locale.ts';
import { type ScenarioName, scenarioNames } from '../simulator/scenario.ts';
import { App } from './app.ts';
import { systemClock } from './clock.ts';
import { asksToHide, isHiddenStart } from './desktop/autostart.ts';
import { findCommandLine } from './desktop/command-line.ts';
import { lockDownPages } from './desktop/lockdown.ts';
import { registerPageScheme } from './desktop/page.ts';
import { endProgram, offerRestart } from './desktop/restart-offer.ts';
import { isFirstInstance } from './desktop/single-instance.ts';
import { settleUserData } from './desktop/user-data.ts';
import { LastResort } from './last-resort.ts';
import { createLog, type LevelledLog } from './log.ts';
import { createLogFile, toLogPath } from './log-file.ts';
import { createQuitting } from './quitting.ts';
import { collectGarbage, SpareMemory } from './spare-memory.ts';

/*
 * Process entry: the real world in, App, nothing else.
 */

// Windows shows toasts only for an application with this id, the one of the installer's shortcut.
const applicationId = 'app.queuewatch.desktop';

/** `--demo` or `--demo=scenario`. */
function readDemoArgument(args: readonly string[]): ScenarioName | null {
  const argument = args.find((one) => one === '--demo' || one.startsWith('--demo='));
  if (argument === undefined) return null;
  return scenarioNames.find((name) => argument === `--demo=${name}`) ?? 'spike';
}

function main(): void {
  // V8 would take up to 130 MB for what is soon thrown away, and give none of it back to the computer. Of a program that
  // rests between two polls nobody notices that it collects more often (`npm run bench -- --only idle --only poll`).
  setFlagsFromString('--semi-space-growth-factor=1');
  // Where a few requests have come through undici's parser, V8 would compile it anew: that takes 23 MB, which the system's
  // allocator keeps, and a third of a second, for 10 µs less of each answer.
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  app.setName('Queuewatch');
  app.setAppUserModelId(applicationId);
  const notPrivate = settleUserData();
  if (!isFirstInstance()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  registerPageScheme();
  const logPath = toLogPath(app.getPath('userData'));
  const logFile = createLogFile(logPath);
  const log = createLog(
    'info',
    (line) => {
      logFile(line);
      process.stderr.write(`${line}\n`);
    },
    systemClock.now,
  );
  if (notPrivate !== null) log.warn('the folder of the program is not private', { error: notPrivate });
  const lastResort = new LastResort({
    log,
    clock: systemClock,
    ask: () => offerRestart(logPath),
    end: endProgram,
    endAtOnce: () => app.exit(1),
  });
  process.on('uncaughtException', (error) => lastResort.take('uncaught error', error));
  process.on('unhandledRejection', (reason) => lastResort.take('unhandled rejection', reason));
  lockDownPages(log);
  start(log, (what) => lastResort.take('a fault of the program', what)).catch((error: unknown) =>
    lastResort.take('the application did not start', error),
  );
}

async function start(log: LevelledLog, onFault: (what: string) => void): Promise<void> {
  await app.whenReady();
  // The one of numbers and dates, not of the menus; before anything is said.
  const locale = app.getSystemLocale();
  figureLocale.follow(locale);
  const queuewatch = new App({
    clock: systemClock,
    random: Math.random,
    log,
    folders: {
      userData: app.getPath('userData'),
      page: join(import.meta.dirname, '../renderer'),
      preload: join(import.meta.dirname, '../preload/index.cjs'),
    },
    version: app.getVersion(),
    userName: readUserName(),
    historyWorker: new URL('./history-worker.js', import.meta.url),
    locale,
    hostNote: process.env.QUEUEWATCH_HOST_NOTE ?? null,
    demoScenario: readDemoArgument(process.argv),
    isHidden: isHiddenStart(process.argv),
    quit: () => app.quit(),
    onFault,
  });
  app.on('second-instance', (_event, args) => {
    if (!asksToHide(args)) queuewatch.showWindow();
  });
  app.on('activate', () => queuewatch.showWindow());
  const spareMemory = new SpareMemory({
    clock: systemClock,
    isNobodyLooking: () => BrowserWindow.getAllWindows().length === 0,
    giveBack: collectGarbage,
    log,
  });
  // The tray goes on when the window is closed.
  app.on('window-all-closed', () => spareMemory.release());
  app.on('before-quit', () => queuewatch.prepareToQuit());
  const stop = () => {
    spareMemory.stop();
    return queuewatch.stop();
  };
  app.on('will-quit', createQuitting({ log, stop, quit: () => app.quit() }));
  await queuewatch.start();
  spareMemory.release();
}

/** Some systems know no name for whoever runs the program. */
function readUserName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

// Before anything asks for a desktop: `queuewatch cli` needs none, and says nothing but its result.
const commandLine = findCommandLine(process.argv, app.isPackaged);
if (commandLine === null) main();
else {
  // Awaited here: until this file has run, Electron opens no display and gets nothing ready.
  const { runProcess } = await import('../cli/process.ts');
  await runProcess({ argv: commandLine, version: app.getVersion(), exit: (code) => app.exit(code) });
}

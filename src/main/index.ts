import { userInfo } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { figureLocale } from '../shared/figure-locale.ts';
import { type ScenarioName, scenarioNames } from '../simulator/scenario.ts';
import { App } from './app.ts';
import { systemClock } from './clock.ts';
import { asksToHide, isHiddenStart } from './desktop/autostart.ts';
import { lockDownPages } from './desktop/lockdown.ts';
import { registerPageScheme } from './desktop/page.ts';
import { createLog, type LevelledLog } from './log.ts';
import { createLogFile, toLogPath } from './log-file.ts';

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
  app.setName('Queuewatch');
  app.setAppUserModelId(applicationId);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  registerPageScheme();
  const logFile = createLogFile(toLogPath(app.getPath('userData')));
  const log = createLog(
    'info',
    (line) => {
      logFile(line);
      process.stderr.write(`${line}\n`);
    },
    systemClock.now,
  );
  process.on('unhandledRejection', (reason) => {
    log.error('unhandled rejection', { error: describeBug(reason) });
  });
  lockDownPages(log);
  start(log).catch((error: unknown) => {
    log.error('the application did not start', { error: describeBug(error) });
    app.exit(1);
  });
}

async function start(log: LevelledLog): Promise<void> {
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
  });
  app.on('second-instance', (_event, args) => {
    if (!asksToHide(args)) queuewatch.showWindow();
  });
  app.on('activate', () => queuewatch.showWindow());
  // The tray goes on when the window is closed.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', () => queuewatch.prepareToQuit());
  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void queuewatch.stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
  await queuewatch.start();
}

/** Some systems know no name for whoever runs the program. */
function readUserName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

function describeBug(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main();

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AboutPanelOptionsOptions, App, RelaunchOptions } from 'electron';
import type { HostWindow } from './browser-window.ts';
import { KnownEvents } from './known-events.ts';
import { SingleInstance } from './single-instance.ts';

const events = [
  'ready',
  'will-finish-launching',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'browser-window-created',
  'web-contents-created',
  // Other systems' or other windows' events: never raised here.
  'activate',
  'open-url',
  'open-file',
  'session-created',
  'child-process-gone',
  'render-process-gone',
  'certificate-error',
  'login',
  'select-client-certificate',
  'gpu-info-update',
  'accessibility-support-changed',
  'browser-window-focus',
  'browser-window-blur',
] as const;

/** What the application needs of the parts that are built after it. */
interface AppParts {
  /** Opens the display, which the application may ask about once it is ready, and begins with what takes time. */
  warmUp(): Promise<void>;
  /** Ends Chromium and the buses. */
  close(): Promise<void>;
  showAbout(options: AboutPanelOptionsOptions): void;
}

interface PackageFile {
  name?: string;
  productName?: string;
  version?: string;
}

/** docs/api/app. */
export class Application
  extends KnownEvents
  implements
    Pick<
      App,
      | 'isPackaged'
      | 'name'
      | 'whenReady'
      | 'isReady'
      | 'quit'
      | 'exit'
      | 'relaunch'
      | 'getPath'
      | 'setPath'
      | 'getName'
      | 'setName'
      | 'getVersion'
      | 'getLocale'
      | 'getSystemLocale'
      | 'getPreferredSystemLanguages'
      | 'getAppPath'
      | 'requestSingleInstanceLock'
      | 'hasSingleInstanceLock'
      | 'releaseSingleInstanceLock'
      | 'setAppUserModelId'
      | 'enableSandbox'
      | 'disableHardwareAcceleration'
      | 'setAboutPanelOptions'
      | 'showAboutPanel'
      | 'focus'
      | 'isHidden'
      | 'setDesktopName'
    >
{
  readonly isPackaged = false;
  readonly windows = new Set<HostWindow>();
  private readonly instance = new SingleInstance();
  private readonly paths = new Map<string, string>();
  private readonly readyPromise: Promise<void>;
  private markReady: () => void = () => undefined;
  private parts: AppParts | null = null;
  private readonly relaunches: RelaunchOptions[] = [];
  private aboutOptions: AboutPanelOptionsOptions = {};
  private ownName: string | null = null;
  private ready = false;
  private started = false;
  private ending = false;
  private ended = false;
  private keepAlive: NodeJS.Timeout | null = null;

  constructor() {
    super('app', events);
    this.readyPromise = new Promise((resolve) => {
      this.markReady = resolve;
    });
    this.instance.onSecond = ({ argv, cwd, data }) => this.emit('second-instance', {}, argv, cwd, data);
  }

  /** Called once, by the module that joins the host. */
  use(parts: AppParts): void {
    this.parts = parts;
  }

  get name(): string {
    return this.getName();
  }

  set name(name: string) {
    this.setName(name);
  }

  override on(...given: Parameters<KnownEvents['on']>): this {
    if (given[0] === 'ready') this.start();
    return super.on(...given);
  }

  whenReady(): Promise<void> {
    this.start();
    return this.readyPromise;
  }

  isReady(): boolean {
    return this.ready;
  }

  quit(): void {
    if (this.ending || this.ended) return;
    if (!this.allows('before-quit')) return;
    this.ending = true;
    for (const window of [...this.windows]) {
      window.close();
      if (!window.isDestroyed()) {
        this.ending = false;
        return;
      }
    }
    if (!this.allows('will-quit')) {
      this.ending = false;
      return;
    }
    void this.end(0);
  }

  exit(exitCode = 0): void {
    this.ending = true;
    for (const window of [...this.windows]) window.destroy();
    void this.end(exitCode);
  }

  /** What is asked for starts when this process has nothing left to do. */
  relaunch(options: RelaunchOptions = {}): void {
    this.relaunches.push(options);
  }

  /** Raised by the windows when the last one is gone; without a listener the application quits. */
  allWindowsClosed(): void {
    if (this.ending || this.ended) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  getPath(name: Parameters<App['getPath']>[0]): string {
    const set = this.paths.get(name);
    if (set !== undefined) return set;
    const home = homedir();
    const appData = process.env.XDG_CONFIG_HOME ?? join(home, '.config');
    switch (name) {
      case 'home':
        return home;
      case 'appData':
        return appData;
      case 'userData':
      case 'sessionData':
        return join(appData, this.getName());
      case 'logs':
        return join(this.getPath('userData'), 'logs');
      case 'temp':
        return tmpdir();
      case 'exe':
        return process.execPath;
      case 'desktop':
        return userFolder('DESKTOP') ?? join(home, 'Desktop');
      case 'documents':
        return userFolder('DOCUMENTS') ?? join(home, 'Documents');
      case 'downloads':
        return userFolder('DOWNLOAD') ?? join(home, 'Downloads');
      default:
        throw new Error(`not provided by the Chromium host: app.getPath('${name}')`);
    }
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  getName(): string {
    const file = this.readPackage();
    return this.ownName ?? file.productName ?? file.name ?? 'Electron';
  }

  setName(name: string): void {
    this.ownName = name;
  }

  getVersion(): string {
    return this.readPackage().version ?? '0.0.0';
  }

  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }

  getSystemLocale(): string {
    return this.getLocale();
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()];
  }

  /** The folder whose package.json names the entry file that Node was started with. */
  getAppPath(): string {
    const entry = process.argv[1] ?? process.cwd();
    for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
      if (readJson(join(folder, 'package.json'))) return folder;
    }
    return dirname(entry);
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    return this.instance.request(this.getPath('userData'), additionalData ?? null);
  }

  hasSingleInstanceLock(): boolean {
    return this.instance.isHeld();
  }

  releaseSingleInstanceLock(): void {
    this.instance.release();
  }

  setAboutPanelOptions(options: AboutPanelOptionsOptions): void {
    this.aboutOptions = options;
  }

  showAboutPanel(): void {
    const own = { applicationName: this.getName(), applicationVersion: this.getVersion() };
    this.parts?.showAbout({ ...own, ...this.aboutOptions });
  }

  focus(): void {
    const [first] = this.windows;
    first?.focus();
  }

  isHidden(): boolean {
    return [...this.windows].every((window) => !window.isVisible());
  }

  /** Windows only. */
  setAppUserModelId(): void {}
  /** Chromium's sandbox is on in any case. */
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  setDesktopName(): void {}

  private start(): void {
    if (this.started) return;
    this.started = true;
    this.keepAlive = setInterval(() => undefined, 2 ** 30);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.quit());
    setImmediate(() => void this.becomeReady());
  }

  private async becomeReady(): Promise<void> {
    if (this.ending || this.ended) return;
    await this.parts?.warmUp();
    if (this.ending || this.ended) return;
    this.ready = true;
    this.emit('ready', {}, {});
    this.markReady();
  }

  private async end(exitCode: number): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    this.emit('quit', {}, exitCode);
    if (this.keepAlive) clearInterval(this.keepAlive);
    await this.instance.told;
    await this.parts
      ?.close()
      .catch((error: unknown) => process.stderr.write(`Chromium host: ${String(error)}\n`));
    this.instance.release();
    for (const options of this.relaunches) startAnew(options);
    process.exit(exitCode);
  }

  private readPackage(): PackageFile {
    return readJson(join(this.getAppPath(), 'package.json')) ?? {};
  }
}

/** Node needs its own arguments again, with which it finds this host. */
function startAnew({ execPath = process.execPath, args = process.argv.slice(1) }: RelaunchOptions): void {
  const own = execPath === process.execPath ? process.execArgv : [];
  spawn(execPath, [...own, ...args], { detached: true, stdio: 'inherit' }).unref();
}

function readJson(path: string): PackageFile | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as PackageFile;
  } catch {
    return null;
  }
}

/** xdg-user-dirs: lines like `XDG_DOWNLOAD_DIR="$HOME/Downloads"`. */
function userFolder(kind: string): string | null {
  try {
    const config = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
    const text = readFileSync(join(config, 'user-dirs.dirs'), 'utf8');
    const line = new RegExp(`^XDG_${kind}_DIR="(.+)"$`, 'm').exec(text)?.[1];
    return line?.replace('$HOME', homedir()) ?? null;
  } catch {
    return null;
  }
}

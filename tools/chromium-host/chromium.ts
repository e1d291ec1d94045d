import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { DevTools, type Json } from './devtools.ts';
import { createProfile, type Profile } from './profile.ts';
import type { ScreenFacts } from './screen.ts';
import { type Bounds, type XWindow, XWindows } from './x11-windows.ts';

export interface OpenedWindow {
  readonly targetId: string;
  readonly sessionId: string;
  readonly x: XWindow;
}

/** A window takes a quarter of a second; one that is not there by then does not come. */
const openingMs = 20_000;

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Chromium runs once and windowless. Its own flags are few: no network (every request that the DevTools
 * interception would miss ends at a proxy that does not exist), no prompts, no background work, sandbox on.
 */
const flags = [
  '--remote-debugging-pipe',
  '--no-startup-window',
  '--keep-alive-for-test',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-gpu',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--deny-permission-prompts',
  // What Electron's pages may by default (docs/api/structures/web-preferences, autoplayPolicy).
  '--autoplay-policy=no-user-gesture-required',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--password-store=basic',
  '--ozone-platform=x11',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,SpareRendererForSitePerProcess',
];

/** The switch that Electron hands on to Chromium and that somebody who looks in from outside needs. */
function askedFor(argv: readonly string[]): string[] {
  return argv.filter((argument) => /^--remote-debugging-port=\d+$/.test(argument));
}

/** The one Chromium of the application; started by the first who needs it, gone with `close`. */
export class Chromium {
  onGone: () => void = () => undefined;
  onTargetGone: (targetId: string) => void = () => undefined;
  private readonly name: () => string;
  private started: Promise<{ devtools: DevTools; x: XWindows }> | null = null;
  private child: ChildProcess | null = null;
  private profile: Profile | null = null;
  private readonly expected = new Map<string, (target: { targetId: string; sessionId: string }) => void>();
  private readonly launches = new Set<ChildProcess>();
  private opened = 0;
  private closing = false;
  private display: XWindows | null = null;

  constructor(name: () => string) {
    this.name = name;
  }

  start(): Promise<{ devtools: DevTools; x: XWindows }> {
    this.started ??= this.launch();
    return this.started;
  }

  /** The connection to the display, which is there before Chromium is. */
  async openDisplay(): Promise<XWindows> {
    this.display ??= await XWindows.open(process.env.DISPLAY);
    return this.display;
  }

  /** Null before the display has been opened, and where there is none. */
  screen(): ScreenFacts | null {
    if (!this.display) return null;
    return { monitors: this.display.monitors.all, workArea: this.display.workArea };
  }

  async send(method: string, params: Json = {}, sessionId?: string): Promise<Json> {
    const { devtools } = await this.start();
    return devtools.send(method, params, sessionId);
  }

  /** Opens an application window that is not yet to be seen and holds an empty page of this colour. */
  async open(title: string, colour: string, onMove: (bounds: Bounds) => void): Promise<OpenedWindow> {
    const { x } = await this.start();
    const { profile } = this;
    if (!profile) throw new Error('Chromium is gone');
    this.opened += 1;
    const token = `window${process.pid}n${this.opened}`;
    const page = `<title>${encodeURIComponent(title)}</title><body style=background:${encodeURIComponent(colour)}><!--${token}-->`;
    const target = new Promise<{ targetId: string; sessionId: string }>((resolve) =>
      this.expected.set(token, resolve),
    );
    const window = x.next(token, this.name(), onMove);
    const launch = this.run([`--app=data:text/html,${page}`], ['ignore', 'ignore', 'ignore']);
    this.launches.add(launch);
    let timer: NodeJS.Timeout | undefined;
    const failed = new Promise<never>((_resolve, reject) => {
      launch.once('exit', (code) => {
        this.launches.delete(launch);
        if (code !== 0) reject(new Error(`Chromium did not open a window (exit ${code})`));
      });
      launch.once('error', reject);
      const late = () => reject(new Error('Chromium did not open a window in time'));
      timer = setTimeout(late, openingMs);
    });
    failed.catch(() => undefined);
    try {
      const [opened, xWindow] = await Promise.race([Promise.all([target, window]), failed]);
      return { ...opened, x: xWindow };
    } finally {
      clearTimeout(timer);
      this.expected.delete(token);
    }
  }

  async close(): Promise<void> {
    const { child, started } = this;
    this.closing = true;
    if (!started) {
      this.display?.close();
      return;
    }
    for (const launch of this.launches) launch.kill('SIGKILL');
    const running = await started.catch(() => null);
    if (child && child.exitCode === null && child.signalCode === null) {
      const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      running?.devtools.send('Browser.close').catch(() => undefined);
      const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
      await exited;
      clearTimeout(timer);
    }
    this.display?.close();
    this.profile?.remove();
    this.profile = null;
  }

  private async launch(): Promise<{ devtools: DevTools; x: XWindows }> {
    const x = await this.openDisplay();
    this.profile = createProfile();
    const child = this.run(
      [...flags, ...askedFor(process.argv), `--class=${this.name()}`],
      ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    );
    this.child = child;
    this.watchForCrashes(child);
    const devtools = new DevTools(child.stdio[3] as Writable, child.stdio[4] as Readable);
    devtools.on('Target.attachedToTarget', (params) => this.attached(devtools, params));
    devtools.on('Target.detachedFromTarget', (params) => {
      devtools.dropSession(String(params.sessionId));
      this.onTargetGone(String(params.targetId));
    });
    await devtools.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    });
    return { devtools, x };
  }

  private run(args: string[], stdio: ('ignore' | 'pipe')[]): ChildProcess {
    const { profile } = this;
    const path = candidates.find((candidate) => existsSync(candidate));
    if (!path || !profile) throw new Error('the Chromium host needs an installed Chromium');
    return spawn(path, [`--user-data-dir=${profile.userDataDir}`, '--ozone-platform=x11', ...args], {
      stdio,
      env: profile.env,
      cwd: profile.env.HOME,
      ...profile.identity,
    });
  }

  /** Chromium's chatter is kept to itself; the last of it is shown when it dies. */
  private watchForCrashes(child: ChildProcess): void {
    let last = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      last = (last + text).slice(-2000);
      // Electron says this too (docs/api/command-line-switches, --remote-debugging-port).
      const listening = /^DevTools listening on .+$/m.exec(text);
      if (listening) process.stderr.write(`${listening[0]}\n`);
    });
    child.once('exit', (code, signal) => {
      if (code !== 0) process.stderr.write(`Chromium ended with ${signal ?? code}:\n${last}\n`);
      if (this.closing) return;
      // The next window starts a new one.
      this.started = null;
      this.profile?.remove();
      this.onGone();
    });
    child.once('error', (error) => process.stderr.write(`Chromium did not start: ${error.message}\n`));
  }

  private attached(devtools: DevTools, params: Json): void {
    const info = params.targetInfo as { targetId: string; url: string; openerId?: string };
    const sessionId = String(params.sessionId);
    // The address is not always known yet; a page without an opener is then the one that we are waiting for.
    const [oldest] = info.openerId ? [] : this.expected.keys();
    const token = /<!--(window\d+n\d+)-->/.exec(decodeURIComponent(info.url))?.[1] ?? oldest;
    const resolve = token === undefined ? undefined : this.expected.get(token);
    if (token === undefined || !resolve) {
      // A window that nobody asked for. It must run before it is closed: it may share a page's process, which
      // otherwise stays held back with it.
      devtools
        .send('Runtime.runIfWaitingForDebugger', {}, sessionId)
        .then(() => devtools.send('Target.closeTarget', { targetId: info.targetId }))
        .catch(() => undefined);
      return;
    }
    this.expected.delete(token);
    resolve({ targetId: info.targetId, sessionId });
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Browser, chromium } from 'playwright-core';
import { createProfile } from '../chromium-host/profile.ts';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const startMs = 20_000;

const flags = [
  '--headless=new',
  '--remote-debugging-port=0',
  // Nobody talks by it: Chromium ends when its other end is gone, however we ended.
  '--remote-debugging-pipe',
  // A page that is gone is gone.
  '--disable-back-forward-cache',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-gpu',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--font-render-hinting=none',
  '--enable-precise-memory-info',
  // Nothing leaves this computer: what is not answered by us ends at a proxy that does not exist.
  '--proxy-server=http://127.0.0.1:9',
];

interface HeadlessChromium {
  browser: Browser;
  stop(): Promise<void>;
}

/** A Chromium without a display, in its sandbox also where root starts it, with a profile that goes with it. */
export async function startHeadlessChromium(ownFlags: readonly string[] = []): Promise<HeadlessChromium> {
  const path = candidates.find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error('no Chromium is installed');
  const profile = createProfile();
  // Left to itself it opens a new tab, which asks for pages of the web and may not be done when we connect.
  const child = spawn(
    path,
    [...flags, ...ownFlags, `--user-data-dir=${profile.userDataDir}`, 'about:blank'],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env: profile.env,
      cwd: profile.env.HOME,
      ...profile.identity,
    },
  );
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 3000);
      await exited;
      clearTimeout(late);
    }
    profile.remove();
  };
  try {
    const browser = await chromium.connectOverCDP(await readAddress(child));
    return {
      browser,
      async stop() {
        await browser.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Chromium says where it listens on its standard error, and goes on talking there. */
async function readAddress(child: ChildProcess): Promise<string> {
  const { stderr } = child;
  if (stderr === null) throw new Error('Chromium has no standard error');
  const lines = createInterface(stderr);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('Chromium did not start in time')), startMs);
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}`)));
    lines.on('line', (line) => {
      const address = /^DevTools listening on (\S+)$/.exec(line)?.[1];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
  });
}

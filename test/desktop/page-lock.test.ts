import { EventEmitter } from 'node:events';
import type { Session, WebContents, WindowOpenHandlerResponse } from 'electron';
import { describe, expect, it } from 'vitest';
import { lockContents, lockSession } from '../../src/main/desktop/page-lock.ts';
import { createLog } from '../../src/main/log.ts';

type Answer = (response: { cancel?: boolean }) => void;

function createTestLog() {
  const lines: string[] = [];
  const log = createLog(
    'debug',
    (line) => lines.push(line.split(' ').slice(2).join(' ')),
    () => 0,
  );
  return { log, lines };
}

/** A page's contents as Electron gives them, as far as the lock uses them. */
class Contents extends EventEmitter {
  openHandler: ((details: { url: string }) => WindowOpenHandlerResponse) | null = null;
  setWindowOpenHandler(handler: (details: { url: string }) => WindowOpenHandlerResponse) {
    this.openHandler = handler;
  }
  /** Whether the event was prevented. */
  raise(name: string, facts: object = {}, ...more: unknown[]): boolean {
    const event = {
      ...facts,
      isPrevented: false,
      preventDefault() {
        event.isPrevented = true;
      },
    };
    this.emit(name, event, ...more);
    return event.isPrevented;
  }
}

class Profile extends Contents {
  request: ((contents: null, permission: string, answer: (granted: boolean) => void) => void) | null = null;
  check: (() => boolean) | null = null;
  device: (() => boolean) | null = null;
  before: ((details: { url: string }, answer: Answer) => void) | null = null;
  readonly webRequest = {
    onBeforeRequest: (listener: (details: { url: string }, answer: Answer) => void) => {
      this.before = listener;
    },
  };
  setPermissionRequestHandler(handler: NonNullable<Profile['request']>) {
    this.request = handler;
  }
  setPermissionCheckHandler(handler: () => boolean) {
    this.check = handler;
  }
  setDevicePermissionHandler(handler: () => boolean) {
    this.device = handler;
  }
}

function lock() {
  const contents = new Contents();
  const { log, lines } = createTestLog();
  lockContents(contents as unknown as WebContents, log);
  return { contents, lines };
}

function lockProfile() {
  const profile = new Profile();
  const { log, lines } = createTestLog();
  lockSession(profile as unknown as Session, log);
  return { profile, lines };
}

describe('every web contents', () => {
  it.each([
    ['will-navigate', { isMainFrame: true }],
    ['will-frame-navigate', { isMainFrame: false }],
    ['will-redirect', { isMainFrame: true }],
  ])('may not go elsewhere: %s', (event, facts) => {
    const { contents, lines } = lock();
    expect(contents.raise(event, { url: 'https://elsewhere.example/', ...facts })).toBe(true);
    expect(lines).toEqual(['a navigation was refused']);
  });

  it('may open no window, of any address', () => {
    const { contents, lines } = lock();
    for (const url of ['https://elsewhere.example/', 'app://queuewatch/index.html', 'file:///etc/passwd'])
      expect(contents.openHandler?.({ url })).toEqual({ action: 'deny' });
    expect(lines).toHaveLength(3);
  });

  it('may embed no other page', () => {
    expect(lock().contents.raise('will-attach-webview', {}, {}, { src: 'https://elsewhere.example/' })).toBe(
      true,
    );
  });

  it('is given no Bluetooth device where Electron would take the first', () => {
    const chosen: string[] = [];
    const { contents } = lock();
    const choose = (id: string) => chosen.push(id);
    expect(contents.raise('select-bluetooth-device', {}, [{ deviceId: 'headset' }], choose)).toBe(true);
    expect(chosen).toEqual(['']);
  });
});

describe('the session of all pages', () => {
  it('grants no permission that is asked for, and the log says which', () => {
    const { profile, lines } = lockProfile();
    const answers: boolean[] = [];
    for (const permission of ['notifications', 'media', 'geolocation', 'clipboard-read', 'openExternal'])
      profile.request?.(null, permission, (granted) => answers.push(granted));
    expect(answers).toEqual([false, false, false, false, false]);
    expect(lines).toContain('a permission was refused permission="openExternal"');
  });

  it('has no permission when one is looked up, and no device', () => {
    const { profile } = lockProfile();
    expect([profile.check?.(), profile.device?.()]).toEqual([false, false]);
  });

  it('writes no download', () => {
    const { profile, lines } = lockProfile();
    expect(profile.raise('will-download')).toBe(true);
    expect(lines).toEqual(['a download was refused']);
  });

  it.each([
    ['app://queuewatch/index.html', false],
    ['app://queuewatch/assets/main.js', false],
    ['devtools://devtools/bundled/inspector.html', false],
    ['app://queuewatch.evil.example/index.html', true],
    ['https://elsewhere.example/collect?x=1', true],
    ['http://127.0.0.1:8099/api/v2/routing/queues', true],
    ['wss://elsewhere.example/', true],
    ['file:///etc/passwd', true],
    ['data:text/html,hello', true],
    ['blob:app://queuewatch/1', true],
  ])('asked for %s, cancels: %s', (url, isCancelled) => {
    const answers: { cancel?: boolean }[] = [];
    const { profile, lines } = lockProfile();
    profile.before?.({ url }, (answer) => answers.push(answer));
    expect(answers).toEqual([{ cancel: isCancelled }]);
    // Never the whole address: what a page wanted to carry away is in it.
    expect(lines.join()).not.toContain('x=1');
  });
});

import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { BusLink } from '../../tools/chromium-host/bus-link.ts';
import { HostClipboard } from '../../tools/chromium-host/clipboard.ts';
import { CustomProtocols } from '../../tools/chromium-host/custom-protocol.ts';
import { HostShell } from '../../tools/chromium-host/desktop-shell.ts';
import { IdleTime } from '../../tools/chromium-host/idle-time.ts';
import { KnownEvents } from '../../tools/chromium-host/known-events.ts';
import { HostMenu } from '../../tools/chromium-host/menu.ts';
import { nativeImageParts } from '../../tools/chromium-host/native-image.ts';
import { HostPowerMonitor } from '../../tools/chromium-host/power-monitor.ts';
import { provided, refuseUnknown } from '../../tools/chromium-host/provided.ts';
import { SingleInstance } from '../../tools/chromium-host/single-instance.ts';
import { TrayMenu } from '../../tools/chromium-host/tray-menu.ts';
import { checkWindowOptions } from '../../tools/chromium-host/window-options.ts';
import { createWireCodec } from '../../tools/chromium-host/wire-value.ts';

describe('what is not provided', () => {
  it('throws when read, set, listened for or given as an option', () => {
    const part = provided<{ known: number; other: number }>('thing', { known: 1 });
    expect(part.known).toBe(1);
    expect(() => part.other).toThrow('not provided by the Chromium host: thing.other');
    expect(() => {
      part.other = 2;
    }).toThrow('not provided by the Chromium host: setting thing.other');
    expect(() => new KnownEvents('thing', ['click']).on('clack', () => undefined)).toThrow(
      'thing event clack',
    );
    expect(() => refuseUnknown('Thing', { colour: 1 }, ['size'])).toThrow('Thing option colour');
  });
});

describe('createWireCodec', () => {
  const codec = createWireCodec();
  const there = (value: unknown) => codec.unpack(codec.pack(value));

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['no number', Number.NaN],
    ['infinity', -Infinity],
    ['a big integer', 12n],
    ['text', 'text'],
    ['a date', new Date(5)],
    ['objects with gaps', { a: undefined, b: [undefined, 1], $: 'own' }],
    ['maps and sets', new Map([[{ key: 1 }, new Set([1, undefined])]])],
    ['bytes', new Uint8Array([0, 255])],
    ['floats', new Float64Array([0.5, Number.NaN])],
  ])('carries %s unchanged', (_name, value) => {
    expect(there(value)).toEqual(value);
  });

  it('keeps the name and message of an error', () => {
    expect(there(new RangeError('far'))).toMatchObject({ name: 'RangeError', message: 'far' });
  });

  it('refuses functions as structured cloning does', () => {
    expect(() => codec.pack({ call: () => undefined })).toThrow('An object could not be cloned.');
  });
});

describe('CustomProtocols', () => {
  const protocols = new CustomProtocols(() => false);
  protocols.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);

  it('gives a custom address an origin of the page and takes it back', () => {
    expect(protocols.toPage('app://board/a/b.html?x=1#y')).toBe('https://board.app.invalid/a/b.html?x=1#y');
    expect(protocols.toMain('https://board.app.invalid/a/b.html?x=1#y')).toBe('app://board/a/b.html?x=1#y');
    expect(protocols.originOf('app://board/a')).toBe('app://board');
  });

  it('leaves other addresses alone', () => {
    expect(protocols.toMain('https://board.other.invalid/')).toBe('https://board.other.invalid/');
    expect(protocols.toMain('https://app.invalid.example/')).toBe('https://app.invalid.example/');
    expect(protocols.toPage('https://example.com/x')).toBe('https://example.com/x');
  });
});

describe('nativeImage', () => {
  const rgba = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);

  it('reads PNG and gives bitmaps in the order of Electron', () => {
    const png = Buffer.from(encode({ width: 2, height: 1, data: rgba, channels: 4, depth: 8 }));
    const image = nativeImageParts.createFromBuffer(png);
    expect(image.getSize()).toEqual({ width: 2, height: 1 });
    expect([...image.toBitmap()]).toEqual([3, 2, 1, 4, 7, 6, 5, 8]);
  });

  it('knows when it is empty and keeps a picture for each scale', () => {
    const image = nativeImageParts.createEmpty();
    expect(image.isEmpty()).toBe(true);
    image.addRepresentation({ scaleFactor: 1, width: 2, height: 1, buffer: Buffer.from(rgba) });
    image.addRepresentation({ scaleFactor: 2, width: 1, height: 2, buffer: Buffer.from(rgba) });
    expect(image.isEmpty()).toBe(false);
    expect(image.getScaleFactors()).toEqual([1, 2]);
    expect([...image.toBitmap({ scaleFactor: 2 })]).toEqual([...rgba]);
  });
});

describe('HostMenu', () => {
  it('turns check boxes and radio buttons before it calls', () => {
    const heard: unknown[] = [];
    const template = [
      { label: 'a', type: 'radio' as const, checked: true, id: 'a' },
      {
        label: 'b',
        type: 'radio' as const,
        id: 'b',
        click: (item: { checked: boolean }) => heard.push(item.checked),
      },
      { label: 'c', enabled: false, id: 'c', click: () => heard.push('disabled') },
    ];
    const menu = new HostMenu(template, (role) => heard.push(role));
    menu.getMenuItemById('b')?.choose(menu.items);
    menu.getMenuItemById('c')?.choose(menu.items);
    expect(heard).toEqual([true]);
    expect(menu.getMenuItemById('a')?.checked).toBe(false);
  });
});

describe('a tray’s menu', () => {
  it('tells when a menu in it is about to show, alone or in a group, and not when it is itself', () => {
    const heard: string[] = [];
    const menu = new HostMenu([{ label: 'a' }, { label: 'b', submenu: [{ label: 'c' }] }], () => undefined);
    menu.on('menu-will-show', () => heard.push('menu'));
    menu.items[1]?.submenu?.on('menu-will-show', () => heard.push('menu in it'));
    const shown = new TrayMenu();
    shown.show(menu);
    shown.AboutToShow(0);
    const [, [, , entries]] = shown.GetLayout(0, -1, []);
    const ids = entries.map(({ value }) => (value as [number])[0]);
    expect(shown.AboutToShowGroup([...ids, 77])).toEqual([[], [77]]);
    expect(heard).toEqual(['menu in it']);
  });
});

describe('HostPowerMonitor', () => {
  const idle = new IdleTime(() => Promise.reject(new Error('no display')));
  const buses = { systemBus: new BusLink('system'), sessionBus: new BusLink('session') };
  const power = new HostPowerMonitor({ ...buses, idle });

  it('says that it does not know where nothing tells the idle time', () => {
    expect([power.getSystemIdleState(1), power.getSystemIdleTime()]).toEqual(['unknown', 0]);
  });

  it('refuses a threshold of nothing, as Electron does', () => {
    expect(() => power.getSystemIdleState(0)).toThrow('must be greater than 0');
  });
});

describe('what pages are refused', () => {
  it('does not take an autoplay policy that it cannot keep', () => {
    const withPolicy = (autoplayPolicy: 'no-user-gesture-required' | 'user-gesture-required') =>
      checkWindowOptions({ webPreferences: { autoplayPolicy } });
    expect(() => withPolicy('no-user-gesture-required')).not.toThrow();
    expect(() => withPolicy('user-gesture-required')).toThrow('autoplayPolicy user-gesture-required');
  });

  it('does not take more for the clipboard than it can hand over at once', async () => {
    await expect(new HostClipboard().writeText('é'.repeat(100_001))).rejects.toThrow('200000 bytes');
  });
});

describe('SingleInstance', () => {
  it('takes over the lock of a process that is gone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'queuewatch-lock-'));
    symlinkSync('999999999-1', join(folder, 'SingletonLock'));
    const instance = new SingleInstance();
    expect(instance.request(folder, null)).toBe(true);
    const other = new SingleInstance();
    expect(other.request(folder, null)).toBe(false);
    instance.release();
    expect(other.request(folder, null)).toBe(true);
    other.release();
    rmSync(folder, { recursive: true });
  });
});

describe('shell.openExternal', () => {
  it('does not wait until the browser is closed, and fails where nothing can open it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'queuewatch-shell-'));
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    });
    const started = join(folder, 'started');
    writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\necho "$$ $1" > ${started}\nexec sleep 60\n`, {
      mode: 0o755,
    });
    vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
    await new HostShell(new BusLink('session')).openExternal('https://login.example.com/');
    await expect.poll(() => existsSync(started) && readFileSync(started, 'utf8')).toMatch(/\n$/);
    const [pid, url] = readFileSync(started, 'utf8').trim().split(' ');
    expect(url).toBe('https://login.example.com/');
    process.kill(Number(pid));
    vi.stubEnv('PATH', folder);
    rmSync(join(folder, 'xdg-open'));
    await expect(
      new HostShell(new BusLink('session')).openExternal('https://login.example.com/'),
    ).rejects.toThrow('ENOENT');
  });
});

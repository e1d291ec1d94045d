import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { bridgeName, calls, channelPrefix, pushes } from '../../src/shared/channels.ts';

/*
 * The preload as it is, run with an Electron that notes what it is asked: what a page has in its hands.
 */

const file = join(import.meta.dirname, '../../src/preload/index.ts');
const code = stripTypeScriptTypes(readFileSync(file, 'utf8')).replace(/^import .*$/gm, '');

interface PageSide {
  call: (name: string, input?: unknown) => Promise<unknown>;
  listen: (name: string, handler: (...given: unknown[]) => void) => () => void;
}

function openBridge() {
  const exposed: Record<string, PageSide> = {};
  const invoked: unknown[][] = [];
  const ipcRenderer = Object.assign(new EventEmitter(), {
    invoke: async (...given: unknown[]) => void invoked.push(given),
  });
  const contextBridge = {
    exposeInMainWorld: (name: string, api: PageSide) => {
      exposed[name] = api;
    },
  };
  runInNewContext(code, {
    ...{ contextBridge, ipcRenderer, bridgeName, calls, channelPrefix, pushes },
    ...{ Promise, Error },
  });
  const bridge = exposed[bridgeName] ?? expect.fail('nothing is exposed');
  return { bridge, exposed, invoked, ipcRenderer };
}

describe('what the preload gives a page', () => {
  it('is one thing that calls and listens, and nothing else', () => {
    const { bridge, exposed } = openBridge();
    expect(Object.keys(exposed)).toEqual(['queuewatch']);
    expect(Object.keys(bridge).sort()).toEqual(['call', 'listen']);
  });

  it('reaches main by listed calls only', async () => {
    const { bridge, invoked } = openBridge();
    await bridge.call('demo.set', { on: true });
    expect(invoked).toEqual([[`${channelPrefix}demo.set`, { on: true }]]);
    for (const name of ['settings.file', '__proto__', 'toString', ''])
      await expect(bridge.call(name, {})).rejects.toThrow('unknown call');
    expect(invoked).toHaveLength(1);
  });

  it('hears listed pushes only, never the event that Electron sends along', () => {
    const { bridge, ipcRenderer } = openBridge();
    const heard: unknown[][] = [];
    const leave = bridge.listen('state.changed', (...given) => heard.push(given));
    const event = { sender: ipcRenderer, ports: [] };
    ipcRenderer.emit(`${channelPrefix}state.changed`, event, { sequence: 2 });
    expect(heard).toEqual([[{ sequence: 2 }]]);
    leave();
    ipcRenderer.emit(`${channelPrefix}state.changed`, event, { sequence: 3 });
    expect(heard).toHaveLength(1);
    for (const name of ['demo.set', 'ELECTRON_BROWSER_REQUIRE', ''])
      expect(() => bridge.listen(name, () => undefined)).toThrow('unknown push');
    expect(ipcRenderer.eventNames()).toEqual([]);
  });
});

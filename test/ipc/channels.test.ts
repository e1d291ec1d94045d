import type { IpcMainInvokeEvent } from 'electron';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Gate } from '../../src/main/ipc/gate.ts';
import { calls } from '../../src/shared/channels.ts';
import { createFailure } from '../../src/shared/failure.ts';
import { failed, ok } from '../../src/shared/result.ts';
import { toBoardRow } from '../../src/shared/row-columns.ts';
import '../../tools/chromium-host/register.mjs';
import { createRow } from '../fakes/board.ts';
import { createSnapshot, createState } from '../fakes/snapshot.ts';

// After the mapping above, which their import of `electron` needs.
const { ipcMain } = await import('electron');
const { bindCalls, sendPush } = await import('../../src/main/ipc/channels.ts');

const frame = { url: 'app://queuewatch/index.html', parent: null };
const event = { senderFrame: frame } as unknown as IpcMainInvokeEvent;

/** Electron’s side of the channels: what a page is answered when it calls. */
function bind(gate: Gate) {
  const handle = vi.spyOn(ipcMain, 'handle').mockReturnValue();
  onTestFinished(() => handle.mockRestore());
  bindCalls(gate);
  const handlers = new Map(handle.mock.calls);
  return {
    channels: [...handlers.keys()],
    call: async (channel: string, input: unknown): Promise<unknown> => handlers.get(channel)?.(event, input),
  };
}

/** A page that notes what it is sent. */
function openPage(isDestroyed = false) {
  const sent: unknown[][] = [];
  return { sent, isDestroyed: () => isDestroyed, send: (...message: unknown[]) => sent.push(message) };
}

/** As the page’s bridge does: what is no text fails. */
function read(text: unknown): unknown {
  if (typeof text !== 'string') throw new Error('not one text');
  return JSON.parse(text);
}

const rows = [
  createRow({ waiting: 3, averageHandleMs: 201_500.25 }),
  createRow({ queueId: 'q2', queueName: 'Support “北”', mediaType: 'chat', waiting: 0 }),
];

describe('an answer to a page', () => {
  it('is one text, which reads as what the gate said', async () => {
    const state = createState(rows);
    const said = ok(createSnapshot(state));
    const { call } = bind(async () => said);
    expect(read(await call('queuewatch:state.get', {}))).toEqual(said);
    expect(rows.map((_row, index) => toBoardRow(state.rows, index))).toEqual(rows);
  });

  it('leaves a failure a value', async () => {
    const said = failed(createFailure('keychain-unavailable'));
    const { call } = bind(async () => said);
    expect(read(await call('queuewatch:demo.set', { on: true }))).toEqual(JSON.parse(JSON.stringify(said)));
  });

  it('is there for every call, and the gate is told who calls and with what', async () => {
    const told: unknown[] = [];
    const { call, channels } = bind(async (name, sender, input) => {
      told.push([name, sender, input]);
      return ok({});
    });
    await call('queuewatch:demo.set', { on: true });
    expect(channels).toEqual(calls.map((name) => `queuewatch:${name}`));
    expect(told).toEqual([['demo.set', { url: frame.url, isMainFrame: true }, { on: true }]]);
  });
});

describe('a push', () => {
  it('is the same one text for every page that is open', () => {
    const pages = [openPage(), openPage(true), openPage()];
    const state = createState(rows, { sequence: 2 });
    sendPush(pages, 'state.changed', state);
    const [first, gone, last] = pages.map(({ sent }) => sent);
    expect(gone).toEqual([]);
    expect(first).toEqual(last);
    expect(first).toHaveLength(1);
    expect(first?.[0]?.[0]).toBe('queuewatch:state.changed');
    expect(read(first?.[0]?.[1])).toEqual(state);
  });

  it('carries nothing that the contract does not name', () => {
    const page = openPage();
    const message = { key: 'emea|q1|voice', secret: 'x' };
    sendPush([page], 'view.showQueue', message);
    expect(page.sent).toEqual([['queuewatch:view.showQueue', '{"key":"emea|q1|voice"}']]);
  });
});

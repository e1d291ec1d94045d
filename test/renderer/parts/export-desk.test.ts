import { describe, expect, it } from 'vitest';
import { createPageBridge, type Reply } from '../../../src/renderer/bridge.ts';
import { ExportDesk } from '../../../src/renderer/parts/export-desk.ts';
import type { ExportOutcome, ExportTarget } from '../../../src/shared/contract/export-contract.ts';

const saved = { outcome: 'saved', path: '/home/ann/board.csv', rows: 128 } as const;

function openDesk() {
  let push: (text: string) => void = () => undefined;
  const bridge = createPageBridge({
    call: () => new Promise(() => undefined),
    listen: (_channel, listener) => {
      push = listener;
      return () => undefined;
    },
  });
  const desk = new ExportDesk(bridge);
  const asked: string[] = [];
  let answer: (reply: Reply<ExportOutcome>) => void = () => undefined;
  const sendAs = (name: string) => (target: ExportTarget) => {
    asked.push(`${name} to ${target}`);
    return new Promise<Reply<ExportOutcome>>((resolve) => {
      answer = resolve;
    });
  };
  const end = async (reply: Reply<ExportOutcome>) => {
    answer(reply);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { desk, asked, sendAs, end, push: (payload: unknown) => push(JSON.stringify(payload)) };
}

describe('ExportDesk', () => {
  it('keeps how far an export is and what became of it, whoever looks', async () => {
    const { desk, sendAs, end, push } = openDesk();
    desk.start('board', sendAs('board'), 'file');
    push({ rows: 40, total: 128 });
    expect(desk.getView()).toEqual({
      id: 'board',
      state: { phase: 'running', progress: { rows: 40, total: 128 } },
    });
    await end({ ok: true, value: saved });
    expect(desk.getView().state).toEqual({ phase: 'done', outcome: saved, trouble: null });
  });

  it('starts none while another is under way, which main would end', async () => {
    const { desk, asked, sendAs, end } = openDesk();
    desk.start('board', sendAs('board'), 'file');
    desk.start('log', sendAs('log'), 'file');
    desk.copy();
    expect(asked).toEqual(['board to file']);
    expect(desk.getView().id).toBe('board');
    await end({ ok: true, value: saved });
    desk.copy();
    expect(asked).toEqual(['board to file', 'board to clipboard']);
  });

  it('says nothing of one that was given up in the dialog for the file', async () => {
    const { desk, sendAs, end } = openDesk();
    desk.start('board', sendAs('board'), 'file');
    await end({ ok: true, value: { outcome: 'cancelled' } });
    expect(desk.getView().state).toEqual({ phase: 'idle' });
  });
});

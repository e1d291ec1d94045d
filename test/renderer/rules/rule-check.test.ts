import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RuleCheck } from '../../../src/renderer/rules/rule-check.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { MainDouble } from './main-double.ts';
import { createRule } from './rule-fixture.ts';

const wrong = { severity: 'error', text: 'never ends' } as const;
const odd = { severity: 'advice', text: 'odd side' } as const;
const say = (...problems: object[]) => ({ ok: true, value: { problems } });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const main = new MainDouble();
  return { main, check: new RuleCheck(main.bridge) };
}

describe('RuleCheck', () => {
  it('asks once for somebody who types', async () => {
    const { main, check } = open();
    for (const warning of [1000, 10_000, 100_000]) {
      check.show(createRule({ warning }));
      vi.advanceTimersByTime(100);
    }
    expect(main.calls).toEqual([]);
    expect(check.getState().isPending).toBe(true);
    vi.advanceTimersByTime(300);
    expect(main.calls).toEqual([{ name: 'rules.check', input: { rule: createRule({ warning: 100_000 }) } }]);
    await main.answer(say(odd));
    expect(check.getState()).toEqual({ problems: [odd], isPending: false, trouble: null });
  });

  it('does not ask again about the same rule', async () => {
    const { main, check } = open();
    check.show(createRule());
    vi.advanceTimersByTime(300);
    await main.answer(say());
    check.show(createRule());
    vi.advanceTimersByTime(300);
    expect(main.calls).toHaveLength(1);
  });

  it('drops an answer about what was typed before', async () => {
    const { main, check } = open();
    check.show(createRule());
    vi.advanceTimersByTime(300);
    check.show(createRule({ warning: 1000 }));
    await main.answer(say(wrong));
    expect(check.getState().problems).toEqual([]);
    expect(check.getState().isPending).toBe(true);
  });

  it('has nothing to say of what cannot be read', async () => {
    const { main, check } = open();
    check.show(createRule());
    vi.advanceTimersByTime(300);
    await main.answer(say(wrong));
    check.show(null);
    vi.advanceTimersByTime(300);
    expect(check.getState()).toEqual({ problems: [], isPending: false, trouble: null });
    expect(main.calls).toHaveLength(1);
  });

  it.each([
    ['an error forbids', [odd, wrong], false],
    ['advice does not forbid', [odd], true],
    ['nothing wrong does not forbid', [], true],
  ])('%s to save, asked at once', async (_case, problems, may) => {
    const { main, check } = open();
    check.show(createRule({ warning: 1 }));
    const verdict = check.judge(createRule());
    expect(main.calls).toHaveLength(1);
    await main.answer(say(...problems));
    expect(await verdict).toBe(may);
    expect(check.getState().problems).toEqual(problems);
    vi.advanceTimersByTime(300);
    expect(main.calls).toHaveLength(1);
  });

  it('says that it could not ask, and leaves the verdict to the saving', async () => {
    const { main, check } = open();
    const verdict = check.judge(createRule());
    await main.answer({ ok: false, failure: createFailure('disk') });
    expect(await verdict).toBe(true);
    expect(check.getState().trouble?.failure?.code).toBe('disk');
  });

  it('asks nothing once the form is closed', () => {
    const { main, check } = open();
    check.show(createRule());
    check.stop();
    vi.advanceTimersByTime(300);
    expect(main.calls).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { RuleBacktest } from '../../../src/renderer/rules/rule-backtest.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { MainDouble } from './main-double.ts';
import { createRule } from './rule-fixture.ts';

const answer = { variants: [] };

function open() {
  const main = new MainDouble();
  return { main, backtest: new RuleBacktest(main.bridge) };
}

describe('RuleBacktest', () => {
  it('asks what the rule would do, also of one that is switched off', async () => {
    const { main, backtest } = open();
    void backtest.start(createRule({ enabled: false }));
    expect(backtest.getState().phase).toBe('running');
    expect(main.calls).toEqual([{ name: 'rules.backtest', input: { rule: createRule() } }]);
    await main.answer({ ok: true, value: answer });
    expect(backtest.getState()).toEqual({ phase: 'done', answer });
  });

  it('says why there is no answer', async () => {
    const { main, backtest } = open();
    void backtest.start(createRule());
    await main.answer({ ok: false, failure: createFailure('disk') });
    expect(backtest.getState()).toMatchObject({
      phase: 'failed',
      trouble: { failure: { code: 'disk' } },
    });
  });

  it('is cancelled in main too, and what comes then is dropped', async () => {
    const { main, backtest } = open();
    void backtest.start(createRule());
    backtest.cancel();
    expect(main.names).toEqual(['rules.backtest', 'rules.cancelBacktest']);
    await main.answer({ ok: false, failure: createFailure('cancelled') });
    expect(backtest.getState()).toEqual({ phase: 'idle' });
  });

  it('forgets what it found about another rule, yet not for a change of name', async () => {
    const { main, backtest } = open();
    void backtest.start(createRule());
    await main.answer({ ok: true, value: answer });
    backtest.show(createRule({ name: 'Other' }));
    expect(backtest.getState().phase).toBe('done');
    backtest.show(createRule({ warning: 1000 }));
    expect(backtest.getState().phase).toBe('idle');
    expect(main.names).toEqual(['rules.backtest']);
  });

  it('stops when the rule is changed while it runs', () => {
    const { main, backtest } = open();
    void backtest.start(createRule());
    backtest.show(null);
    expect(main.names).toEqual(['rules.backtest', 'rules.cancelBacktest']);
  });
});

import { expect, test } from 'vitest';
import {
  createTokenSource,
  type GrantedToken,
  type Token,
  type TokenResult,
} from '../../src/main/vendors/token-source.ts';
import { createFailure } from '../../src/shared/failure.ts';
import { SteppedClock, settle } from '../fakes/stepped-clock.ts';

// Who shares a sign-in with whom, with a grant that answers by hand.

class HeldGrant {
  readonly asked: { refused: string | null; answer: (result: TokenResult<GrantedToken>) => void }[] = [];

  readonly grant = (_scope: string | null, refused: string | null) =>
    new Promise<TokenResult<GrantedToken>>((answer) => this.asked.push({ refused, answer }));

  /** Answers the oldest question that is open. */
  give(at: number, value: string): void {
    this.asked[at]?.answer({ ok: true, value: { value, lifetimeMs: 3_600_000 } });
  }

  refuse(at: number): void {
    this.asked[at]?.answer({ ok: false, failure: createFailure('auth'), status: 401 });
  }

  get refusedTokens(): (string | null)[] {
    return this.asked.map(({ refused }) => refused);
  }
}

const never = new AbortController().signal;

function open() {
  const held = new HeldGrant();
  const tokens = createTokenSource({ clock: new SteppedClock(), grant: held.grant });
  return { held, tokens };
}

function toToken(result: TokenResult<Token>): Token {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

async function openWith(value: string) {
  const opened = open();
  const first = opened.tokens.get(null, never);
  opened.held.give(0, value);
  return { ...opened, token: toToken(await first) };
}

test('settled: those who were refused the same token share one renewal, which knows of the refusal', async () => {
  const { held, tokens, token } = await openWith('one');
  const both = Promise.all([tokens.replace(token, never), tokens.replace(token, never)]);
  held.give(1, 'two');
  for (const result of await both)
    expect(result).toMatchObject({ value: { token: { value: 'two' }, isRenewed: true } });
  expect(held.refusedTokens).toEqual([null, 'one']);
});

test('a renewal that had begun before a refusal does not count as one for it', async () => {
  const { held, tokens, token } = await openWith('one');
  tokens.drop(token);
  const other = tokens.get(null, never);
  const refused = tokens.replace(token, never);
  // Whoever keeps a session gives the same token again, not knowing that it was refused.
  held.give(1, 'one');
  await other;
  const again = await refused;
  if (!again.ok) throw new Error(again.failure.code);
  expect(again.value).toMatchObject({ token: { value: 'one' }, isRenewed: false });
  const renewed = tokens.replace(again.value.token, never);
  held.give(2, 'two');
  expect(await renewed).toMatchObject({ value: { token: { value: 'two' }, isRenewed: true } });
  expect(held.refusedTokens).toEqual([null, null, 'one']);
});

test('after forgetting, a sign-in under way is not waited for, and what it brings is not kept', async () => {
  const { held, tokens } = open();
  const old = tokens.get(null, never);
  tokens.forget(null);
  const fresh = tokens.get(null, never);
  held.give(1, 'new');
  expect(toToken(await fresh).value).toBe('new');
  held.give(0, 'old');
  expect(toToken(await old).value).toBe('old');
  expect(toToken(await tokens.get(null, never)).value).toBe('new');
  expect(held.asked).toHaveLength(2);
});

test('an old sign-in that ends does not let a third one begin beside the new one', async () => {
  const { held, tokens } = open();
  const old = tokens.get(null, never);
  tokens.forget(null);
  const fresh = tokens.get(null, never);
  held.refuse(0);
  expect((await old).ok).toBe(false);
  const third = tokens.get(null, never);
  held.give(1, 'new');
  expect(toToken(await third)).toBe(toToken(await fresh));
  expect(held.asked).toHaveLength(2);
});

test('who has given up already begins no sign-in', async () => {
  const { held, tokens } = open();
  expect(await tokens.get(null, AbortSignal.abort())).toMatchObject({ failure: { code: 'cancelled' } });
  await settle();
  expect(held.asked).toEqual([]);
});

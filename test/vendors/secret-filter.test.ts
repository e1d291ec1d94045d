import { expect, test } from 'vitest';
import { createSecretFilter } from '../../src/main/vendors/secret-filter.ts';

function hide(secrets: readonly string[], text: string): string {
  const filter = createSecretFilter();
  for (const secret of secrets) filter.add(secret);
  return filter.hide(text);
}

test.each<[string, string]>([
  ['as it is', "the client pa$$ wörd!'(1)* is unknown"],
  ['as in an address', "the client pa%24%24%20w%C3%B6rd!'(1)* is unknown"],
  ['as in a form', 'the client pa%24%24+w%C3%B6rd%21%27%281%29* is unknown'],
  ['as in JSON', '{"client":"pa$$ wörd!\'(1)*"}'],
])('a secret is hidden %s', (_form, text) => {
  const hidden = hide(["pa$$ wörd!'(1)*"], text);
  expect(hidden).toContain('[hidden]');
  expect(hidden).not.toMatch(/w(ö|%C3%B6)rd/);
});

test('a secret with quotes is hidden as JSON writes it, too', () => {
  expect(hide(['a"b\\c"d'], String.raw`said "a\"b\\c\"d" to it`)).toBe('said "[hidden]" to it');
});

test('of two secrets of which one begins with the other, the longer one is hidden whole', () => {
  expect(hide(['abcd', 'abcdefgh'], 'abcdefgh, abcd')).toBe('[hidden], [hidden]');
});

test('what is shorter than any secret is left, as hiding it would blank half of every message', () => {
  expect(hide(['a', 'abc'], 'abc and a')).toBe('abc and a');
});

test('the thirty-two newest are known, and one that is used again is new again', () => {
  const filter = createSecretFilter();
  filter.add('client secret!');
  for (let at = 0; at < 31; at += 1) filter.add(`token-${at}!`);
  filter.add('client secret!');
  filter.add('token-31!');
  expect(filter.hide('client secret! token-0! token-1! token-31!')).toBe(
    '[hidden] token-0! [hidden] [hidden]',
  );
});

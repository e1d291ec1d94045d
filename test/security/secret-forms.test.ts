import { describe, expect, it } from 'vitest';
import { holds } from '../e2e/secret-forms.ts';

/*
 * The search for secrets in files and lines finds them however they were written down.
 */

const secret = 'pä"ss/w+rd-4711';

describe('the forms of a secret', () => {
  it.each([
    ['as it is', Buffer.from(`password ${secret}.`)],
    ['in JSON', Buffer.from(JSON.stringify({ password: secret }))],
    ['in an address', Buffer.from(`?password=${encodeURIComponent(secret)}&x=1`)],
    ['in UTF-16', Buffer.from(` ${secret}.`, 'utf16le')],
    ...['', 'a', 'ab', 'abc'].flatMap((user) =>
      ['', 'x', 'xy'].map((after) => [
        `in a Basic header of “${user}” with “${after}” behind it`,
        Buffer.from(`Basic ${Buffer.from(`${user}${secret}${after}`).toString('base64')}`),
      ]),
    ),
  ] as [string, Buffer][])('are found %s', (_, bytes) => expect(holds(bytes, secret)).toBe(true));

  it('are not found where another secret stands', () =>
    expect(holds(Buffer.from(Buffer.from('another-secret-4711').toString('base64')), secret)).toBe(false));
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { toConnectionGlance } from '../../../src/renderer/board/glance.ts';
import { ProblemList } from '../../../src/renderer/parts/problem-list.tsx';
import { createFailure, type FailureCode } from '../../../src/shared/failure.ts';
import { createConnection } from '../board-fixture.ts';

const nothing = () => undefined;

function draw(...codes: FailureCode[]): string {
  const connections = codes.map((code, index) =>
    toConnectionGlance(
      createConnection({ id: `c${index}`, name: `C ${index}`, failure: createFailure(code) }),
      0,
    ),
  );
  return renderToStaticMarkup(
    <ProblemList connections={connections} onSignIn={nothing} onShowConnections={nothing} />,
  );
}

describe('ProblemList', () => {
  it('is there before anything is wrong, so that what comes is announced', () => {
    expect(draw()).toMatch(/^<div role="status" class="visually-hidden"[^>]*><\/div>$/);
    expect(draw('offline')).toMatch(/^<div role="status" class="problems"/);
  });

  it.each([
    ['auth', 1],
    ['keychain-unavailable', 1],
    ['offline', 0],
  ] as const)('offers to sign in where that is what helps: %s', (code, amount) => {
    expect(draw(code).split('<button').length - 1).toBe(amount);
  });

  it('says once what several connections have in common', () => {
    const html = draw('offline', 'timeout', 'offline');
    expect(html.split('class="notice"').length - 1).toBe(2);
    expect(html).toContain('>C 0, C 2</b>');
    expect(html).toContain('>C 1</b>');
  });

  it('names three and counts the rest, with all names in the title', () => {
    const html = draw('offline', 'offline', 'offline', 'offline', 'offline');
    expect(html).toContain('<b title="C 0, C 1, C 2, C 3, C 4">C 0, C 1, C 2 and 2 more</b>');
  });

  it('offers to sign in to each that asks for it', () => {
    expect(draw('auth', 'auth').split('Sign in again…').length - 1).toBe(2);
  });

  it('shows first what somebody must sign in for, as nothing else ends it', () => {
    const html = draw('offline', 'timeout', 'auth');
    expect(html.indexOf('>C 2</b>')).toBeLessThan(html.indexOf('>C 0</b>'));
    expect(html).toContain('Sign in again…');
  });

  it('counts the connections that it does not show', () => {
    expect(draw('offline', 'timeout', 'vendor-down', 'vendor-down')).toContain('and 2 more</button>');
  });

  it('has all that was said of a problem in its title, as the line itself is cut', () => {
    const [, title = ''] = /class="problem-message" title="([^"]*)"/.exec(draw('offline')) ?? [];
    expect(title).not.toBe('');
    expect(draw('offline')).toContain(`</b> ${title}</span>`);
  });
});

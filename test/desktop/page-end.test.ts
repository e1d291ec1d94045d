import { EventEmitter } from 'node:events';
import type { RenderProcessGoneDetails, WebContents } from 'electron';
import { expect, it } from 'vitest';
import { watchPageEnd } from '../../src/main/desktop/page-end.ts';

/** A window with a page whose process ends as the test says. */
function open() {
  const contents = new EventEmitter();
  const world = { isDestroyed: false, mayReload: true };
  const done: string[] = [];
  const webContents = {
    on: (name: string, listener: (...args: unknown[]) => void) => contents.on(name, listener),
  } as Pick<WebContents, 'on'>;
  watchPageEnd(
    'main',
    { webContents, isDestroyed: () => world.isDestroyed, reload: () => done.push('reload') },
    {
      log: { error: (message, facts) => done.push(`${message}: ${facts?.window} ${facts?.reason}`) },
      onPageGone: (name) => {
        done.push(`gone ${name}`);
        return world.mayReload;
      },
    },
  );
  const end = (reason: RenderProcessGoneDetails['reason']) =>
    contents.emit('render-process-gone', {}, { reason, exitCode: 0 });
  return { world, done, end };
}

it.each(['clean-exit', 'crashed', 'killed', 'oom'] as const)(
  'loads a page again that ended unasked, so that its window does not stay blank: %s',
  (reason) => {
    const { done, end } = open();
    end(reason);
    expect(done).toEqual([`the page ended unexpectedly: main ${reason}`, 'gone main', 'reload']);
  },
);

it('loads it no more when it has ended too often', () => {
  const { world, done, end } = open();
  world.mayReload = false;
  end('clean-exit');
  expect(done).toEqual(['the page ended unexpectedly: main clean-exit', 'gone main']);
});

it('has nothing to say of a page that ends with its window', () => {
  const { world, done, end } = open();
  world.isDestroyed = true;
  end('clean-exit');
  expect(done).toEqual([]);
});

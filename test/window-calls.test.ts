import { describe, expect, it } from 'vitest';
import { createWindowCalls } from '../src/main/window-calls.ts';

function openCalls() {
  const asked: string[] = [];
  const handlers = createWindowCalls({
    windows: {
      openWallboard: () => asked.push('open wallboard'),
      closeWallboard: () => asked.push('close wallboard'),
      toggleFullScreen: (name) => asked.push(`full screen ${name}`),
    },
    showWindow: () => asked.push('open main'),
    showQueue: (key) => asked.push(`show ${key}`),
  });
  return { handlers, asked };
}

describe('what pages ask of the windows', () => {
  it('opens the window that is named, and closes the wallboard', async () => {
    const { handlers, asked } = openCalls();
    await handlers['window.open']({ which: 'main' });
    await handlers['window.open']({ which: 'wallboard' });
    await handlers['window.showQueue']({ key: 'emea/q1/voice' });
    await handlers['window.close']({ which: 'wallboard' });
    expect(asked).toEqual(['open main', 'open wallboard', 'show emea/q1/voice', 'close wallboard']);
  });

  it('fills the screen with the window that asks', async () => {
    const { handlers, asked } = openCalls();
    await handlers['window.toggleFullScreen']({}, 'wallboard');
    await handlers['window.toggleFullScreen']({}, 'main');
    expect(asked).toEqual(['full screen wallboard', 'full screen main']);
  });
});

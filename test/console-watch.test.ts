import { describe, it } from 'vitest';

describe('a case that passes', () => {
  it.fails('fails by an error on the console', () => console.error('said to be heard'));

  it.fails('fails by a warning on the console', () => console.warn('said to be heard'));

  it.fails('fails by a warning of Node’s', async () => {
    process.emitWarning('said to be heard');
    await new Promise(setImmediate);
  });
});

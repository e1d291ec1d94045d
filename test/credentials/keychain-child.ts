import { systemClock } from '../../src/main/clock.ts';
import { createKeychain, type Keychain } from '../../src/main/credentials/keychain.ts';

/*
 * The keychain of the program in a process of its own, whose environment names the private bus: libsecret takes
 * the bus from there, and a test must never reach the keyring of whoever runs it.
 */

export interface KeychainCall {
  id: number;
  method: keyof Keychain;
  args: unknown[];
}

const keychain = createKeychain({ clock: systemClock, timeoutMs: 8000 });

process.on('message', async ({ id, method, args }: KeychainCall) => {
  const ask = keychain[method] as (...args: unknown[]) => Promise<unknown>;
  process.send?.({ id, answer: await ask(...args) });
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

import { spawn } from 'node:child_process';
import { Variant } from 'dbus-next';
import { openSessionBus, type SessionBus } from '../../tools/virtual-desktop/session-bus.ts';
import type { Stage } from './stage.ts';

/*
 * A keyring whose password the test knows, for a stage without the stage's own: nobody could open that one again once it
 * is locked.
 */

const password = 'keyring-word-5b7d02';
const loginPath = '/org/freedesktop/secrets/collection/login';
const service = { destination: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets' } as const;

/** Open, as after a sign-in to the desktop. */
export async function startKeyring(stage: Stage): Promise<void> {
  const args = ['--foreground', '--unlock', '--components=secrets'];
  const { env } = stage.desktop;
  const daemon = spawn('gnome-keyring-daemon', args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
  daemon.stdin.end(password);
  await onBus(stage, (bus) => bus.waitForName(service.destination));
}

export async function lockKeyring(stage: Stage): Promise<void> {
  const call = { ...service, interface: 'org.freedesktop.Secret.Service', member: 'Lock' };
  await onBus(stage, (bus) => bus.call({ ...call, signature: 'ao', body: [[loginPath]] }));
}

/** By the way that login managers go: a dialog would need the desktop's own prompter. */
export async function unlockKeyring(stage: Stage): Promise<void> {
  await onBus(stage, async (bus) => {
    const [, session] = await bus.call({
      ...service,
      interface: 'org.freedesktop.Secret.Service',
      member: 'OpenSession',
      signature: 'sv',
      body: ['plain', new Variant('s', '')],
    });
    await bus.call({
      ...service,
      interface: 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface',
      member: 'UnlockWithMasterPassword',
      signature: 'o(oayays)',
      body: [loginPath, [session, Buffer.alloc(0), Buffer.from(password), 'text/plain']],
    });
  });
}

async function onBus(stage: Stage, task: (bus: SessionBus) => Promise<unknown>): Promise<void> {
  const bus = await openSessionBus(stage.desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  try {
    await task(bus);
  } finally {
    bus.close();
  }
}

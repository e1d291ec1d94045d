import { type ChildProcess, execFile, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Keychain } from '../../src/main/credentials/keychain.ts';
import type { KeychainCall } from './keychain-child.ts';
import { toKeytarAttributes } from './keytar-attributes.ts';

const run = promisify(execFile);

const programs: Record<string, string> = {
  'dbus-daemon': 'dbus',
  'gnome-keyring-daemon': 'gnome-keyring',
  'secret-tool': 'libsecret-tools',
};

/** A Secret Service on a private bus with its own home, and keychains that talk to it. */
export interface SecretService {
  /** A keychain in a child process on this bus; `env` changes what that process is told. */
  openKeychain(env?: Record<string, string>): Promise<Keychain>;
  /** What `secret-tool` finds for an account, as another program would. */
  lookup(account: string): Promise<string>;
  /** Puts an entry there behind the program's back. */
  store(account: string, text: string): Promise<void>;
  close(): Promise<void>;
}

export async function startSecretService({ unlocked = true } = {}): Promise<SecretService> {
  await requirePrograms();
  const home = await mkdtemp(join(tmpdir(), 'queuewatch-keyring-'));
  const runtime = join(home, 'run');
  await mkdir(runtime, { mode: 0o700 });
  const children: ChildProcess[] = [];
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    env: { PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: runtime },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(bus);
  const [address] = (await once(bus.stdout, 'data')) as [Buffer];
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: join(home, 'data'),
    DBUS_SESSION_BUS_ADDRESS: address.toString().trim(),
  };
  if (unlocked) {
    // The newline ends the password; without one no collection is opened. The daemon is ready when this returns
    // and ends with its bus.
    const keyring = spawn('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    keyring.stdin.end('test\n');
    await once(keyring, 'exit');
  }
  const tool = (...args: string[]) => run('secret-tool', args, { env });
  return {
    openKeychain: async (changes = {}) => {
      const child = fork(join(import.meta.dirname, 'keychain-child.ts'), {
        env: { ...env, ...changes },
        execArgv: [],
      });
      children.push(child);
      await once(child, 'message');
      return toKeychain(child);
    },
    lookup: async (account) => {
      const { stdout } = await tool('lookup', 'service', 'queuewatch', 'account', account);
      return stdout;
    },
    store: async (account, text) => {
      const child = spawn('secret-tool', ['store', '--label=x', ...toKeytarAttributes(account)], {
        env,
        stdio: ['pipe', 'ignore', 'inherit'],
      });
      child.stdin.end(text);
      await once(child, 'close');
    },
    close: async () => {
      for (const child of children.reverse()) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const ended = once(child, 'exit');
        child.kill();
        await ended;
      }
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The same calls, made in the child. */
function toKeychain(child: ChildProcess): Keychain {
  const pending = new Map<number, (answer: unknown) => void>();
  child.on('message', ({ id, answer }: { id: number; answer: unknown }) => pending.get(id)?.(answer));
  const call =
    (method: keyof Keychain) =>
    (...args: unknown[]) =>
      new Promise((resolve) => {
        const id = pending.size;
        pending.set(id, resolve);
        child.send({ id, method, args } satisfies KeychainCall);
      });
  return {
    read: call('read') as Keychain['read'],
    write: call('write') as Keychain['write'],
    remove: call('remove') as Keychain['remove'],
    probe: call('probe') as Keychain['probe'],
  };
}

async function requirePrograms(): Promise<void> {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const missing: string[] = [];
  for (const [program, packageName] of Object.entries(programs)) {
    const found = await Promise.any(folders.map((folder) => access(join(folder, program)))).then(
      () => true,
      () => false,
    );
    if (!found) missing.push(packageName);
  }
  if (missing.length > 0) throw new Error(`missing Debian packages: ${missing.join(', ')}`);
}

import { closeSync, mkdirSync, openSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { writeHostLog } from './host-log.ts';

interface SecondInstance {
  readonly argv: string[];
  readonly cwd: string;
  readonly data: unknown;
}

/** Process number and start time: a number alone is given to the next process one day. */
function identityOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${pid}-${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return null;
  }
}

/**
 * docs/api/app, `requestSingleInstanceLock`: a link in the user data folder names the first instance, which listens
 * beside it for the command lines of the others.
 */
export class SingleInstance {
  onSecond: (second: SecondInstance) => void = () => undefined;
  /** Until the first instance has heard of us, we must not end. */
  told: Promise<void> = Promise.resolve();
  private server: Server | null = null;
  private folder: string | null = null;

  isHeld(): boolean {
    return this.folder !== null;
  }

  request(folder: string, data: unknown): boolean {
    if (this.folder) return true;
    try {
      return this.take(folder, data);
    } catch (error) {
      // As Chromium does where the link cannot be made: what is left to say is no.
      writeHostLog({ kind: 'single-instance', message: String(error) });
      return false;
    }
  }

  private take(folder: string, data: unknown): boolean {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const link = join(folder, 'SingletonLock');
    for (;;) {
      try {
        symlinkSync(identityOf(process.pid) ?? '', link);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const holder = readlinkSync(link);
        if (holder === identityOf(Number.parseInt(holder, 10))) {
          this.told = tellFirst(folder, { argv: process.argv, cwd: process.cwd(), data });
          return false;
        }
        rmSync(link, { force: true });
      }
    }
    this.folder = folder;
    rmSync(join(folder, 'SingletonSocket'), { force: true });
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      let text = '';
      socket.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      socket.on('error', () => undefined);
      socket.on('end', () => {
        socket.end();
        this.onSecond(JSON.parse(text) as SecondInstance);
      });
    });
    this.server = server;
    const folderHandle = openSync(folder, 'r');
    server.listen(socketPath(folderHandle), () => closeSync(folderHandle));
    server.unref();
    return true;
  }

  release(): void {
    const { folder, server } = this;
    if (!folder) return;
    server?.close();
    rmSync(join(folder, 'SingletonSocket'), { force: true });
    rmSync(join(folder, 'SingletonLock'), { force: true });
    this.folder = null;
  }
}

/** A socket's path is cut after 107 bytes; through the folder's handle it stays short. */
const socketPath = (folderHandle: number) => `/proc/self/fd/${folderHandle}/SingletonSocket`;

function tellFirst(folder: string, message: SecondInstance): Promise<void> {
  const folderHandle = openSync(folder, 'r');
  return new Promise((resolve) => {
    const socket = createConnection(socketPath(folderHandle));
    socket.on('connect', () => socket.end(JSON.stringify(message)));
    socket.on('error', () => resolve());
    socket.on('close', () => {
      closeSync(folderHandle);
      resolve();
    });
    socket.resume();
  });
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What is packed in place of Electron: @electron/fuses finds its wire (version 1, nine fuses, all on) by these bytes. */
const fuseWire = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09111111111';

/** The packed program, made by `npm run package -- --dir` without anything to download from. */
export interface Packed {
  /** What would be installed. */
  folder: string;
  archive: string;
  remove(): void;
}

/** A folder that stands for Electron's, in another one. */
export function makeElectron(work: string, system: 'linux' | 'win'): string {
  const electron = join(work, 'electron');
  mkdirSync(electron);
  const program = join(electron, system === 'win' ? 'electron.exe' : 'electron');
  writeFileSync(program, `${system === 'win' ? 'MZ' : '#!/bin/sh'}\n${fuseWire}\n`);
  chmodSync(program, 0o755);
  writeFileSync(join(electron, 'LICENSE'), 'the licence of Electron\n');
  return electron;
}

export async function packProgram(system: 'linux' | 'win'): Promise<Packed> {
  const work = mkdtempSync(join(tmpdir(), 'queuewatch-package-'));
  const electron = makeElectron(work, system);
  // Only a real program has a place for a picture and for the archive's hash.
  const windows = ['--config.win.signAndEditExecutable=false', '--config.disableAsarIntegrity=true'];
  const args = ['--dir', `--${system}`, '--x64', `--config.directories.output=${join(work, 'dist')}`];
  const child = spawn(
    process.execPath,
    [join(root, 'scripts/package.mjs'), ...args, ...(system === 'win' ? windows : [])],
    {
      cwd: root,
      // Whatever would be downloaded would fail.
      env: {
        ...process.env,
        ELECTRON_OVERRIDE_DIST_PATH: electron,
        HTTPS_PROXY: 'http://127.0.0.1:9',
        HTTP_PROXY: 'http://127.0.0.1:9',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const [code] = await once(child, 'close');
  const folder = join(work, 'dist', `${system}-unpacked`);
  const archive = join(folder, 'resources', 'app.asar');
  const remove = () => rmSync(work, { recursive: true });
  if (code === 0 && existsSync(archive)) return { folder, archive, remove };
  remove();
  throw new Error(`packing ended with code ${code}\n${said}`);
}

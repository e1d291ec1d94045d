import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dunstConfig, gtkSettings, panelConfig } from './look.ts';

export interface DesktopFolder {
  path: string;
  home: string;
  config: string;
  runtime: string;
  logs: string;
  /** For temporary files: they go with the desktop. */
  temporary: string;
  /** The display's cookie. */
  xauthority: string;
  busConfig: string;
  busAddress: string;
}

const prefix = 'queuewatch-desktop-';
/** Names the process that will remove the folder. */
const ownerFile = 'owner';

/** The path of a Unix socket holds 107 bytes; the longest one inside is the keyring's. */
const longestPath = 107 - '/run/keyring/control'.length;

/**
 * Makes a desktop's folder: home, runtime folder, configuration. Home, runtime folder
 * and the display's cookie are for this user only: who runs a browser under another account hands it a copy
 * of the cookie. Only root does that, so only root's temporary folder is open to others.
 */
export async function createDesktopFolder(
  parent: string | undefined,
  screen: { width: number; height: number },
): Promise<DesktopFolder> {
  const place = parent ?? tmpdir();
  await removeOrphans(place);
  const path = await mkdtemp(join(place, prefix));
  await writeFile(join(path, ownerFile), String(process.pid));
  if (path.length > longestPath) throw new Error(`${path} is too long for the sockets inside`);
  const runtime = join(path, 'run');
  const folder: DesktopFolder = {
    path,
    home: join(path, 'home'),
    config: join(path, 'home', '.config'),
    runtime,
    temporary: join(path, 'tmp'),
    logs: join(path, 'logs'),
    xauthority: join(runtime, 'xauthority'),
    busConfig: join(runtime, 'bus.conf'),
    busAddress: `unix:path=${join(runtime, 'bus')}`,
  };
  for (const inner of [folder.home, folder.runtime, folder.logs]) await mkdir(inner, { mode: 0o700 });
  await mkdir(folder.temporary);
  if (process.getuid?.() === 0) {
    await chmod(folder.temporary, 0o1777);
    await chmod(path, 0o711);
  }
  await writeFile(folder.xauthority, toAuthorityEntry(randomBytes(16)), { mode: 0o600 });
  await writeNew(join(folder.config, 'dunst', 'dunstrc'), dunstConfig);
  await writeNew(join(folder.config, 'gtk-3.0', 'settings.ini'), gtkSettings);
  await writeNew(
    join(folder.config, 'xfce4', 'xfconf', 'xfce-perchannel-xml', 'xfce4-panel.xml'),
    panelConfig(screen),
  );
  await writeBusConfig(folder);
  return folder;
}

/** Removes the folders of desktops whose process was killed before it could. */
async function removeOrphans(place: string): Promise<void> {
  const names = (await readdir(place)).filter((name) => name.startsWith(prefix));
  for (const path of names.map((name) => join(place, name))) {
    // Another user's, or one that is just being made: not ours to judge.
    const owner = Number(await readFile(join(path, ownerFile), 'utf8').catch(() => ''));
    // One that cannot be removed, as a disk is still mounted in it, is no reason to have no desktop.
    if (owner > 0 && !existsSync(`/proc/${owner}`)) await removeOrphan(path).catch(() => undefined);
  }
}

/** The name of its owner last: what fails now is tried again by the next desktop. */
async function removeOrphan(path: string): Promise<void> {
  const inside = (await readdir(path)).filter((name) => name !== ownerFile);
  for (const name of [...inside, ownerFile]) await rm(join(path, name), { recursive: true, force: true });
  await rm(path, { recursive: true, force: true });
}

/**
 * A bus with services of its own: on the system's list stand further keyrings and notification daemons,
 * which the bus would start behind our back where a test wants none. The panel's settings daemon is needed.
 */
async function writeBusConfig(folder: DesktopFolder): Promise<void> {
  const services = join(folder.runtime, 'services');
  const settings = 'org.xfce.Xfconf.service';
  const definition = await readFile(join('/usr/share/dbus-1/services', settings), 'utf8').catch(() => null);
  await mkdir(services);
  if (definition !== null) await writeFile(join(services, settings), definition);
  await writeFile(
    folder.busConfig,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${folder.busAddress}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`,
  );
}

/** An entry of an Xauthority file that fits every display: family, address, number, name, data. */
function toAuthorityEntry(cookie: Buffer): Buffer {
  const anyFamily = Buffer.from([0xff, 0xff]);
  const field = (bytes: Buffer): Buffer[] => [Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes];
  return Buffer.concat([
    anyFamily,
    ...field(Buffer.alloc(0)),
    ...field(Buffer.alloc(0)),
    ...field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    ...field(cookie),
  ]);
}

async function writeNew(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content, { mode: 0o600 });
}

import { join } from 'node:path';
import type { DesktopFolder } from './desktop-folder.ts';
import { desktopIdVariable } from './processes.ts';

/** What a program needs from the machine, and nothing of the person's session. */
const passedOn = [
  'PATH',
  'TERM',
  'TZ',
  'USER',
  'LOGNAME',
  'SHELL',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
] as const;

/** The environment of everything in a desktop, but for the display's number, which the server chooses. */
export function toDesktopEnvironment(
  desktopId: string,
  folder: DesktopFolder,
  outer: NodeJS.ProcessEnv,
): Record<string, string> {
  const passed = passedOn.flatMap((name) => {
    const value = outer[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(passed),
    LANG: 'C.UTF-8',
    HOME: folder.home,
    XDG_CONFIG_HOME: folder.config,
    XDG_DATA_HOME: join(folder.home, '.local', 'share'),
    XDG_STATE_HOME: join(folder.home, '.local', 'state'),
    XDG_CACHE_HOME: join(folder.home, '.cache'),
    XDG_RUNTIME_DIR: folder.runtime,
    XDG_SESSION_TYPE: 'x11',
    XDG_CURRENT_DESKTOP: 'XFCE',
    GDK_BACKEND: 'x11',
    TMPDIR: folder.temporary,
    XAUTHORITY: folder.xauthority,
    DBUS_SESSION_BUS_ADDRESS: folder.busAddress,
    // No accessibility bus, no settings database, no file system daemon: nothing that outlives its starter.
    NO_AT_BRIDGE: '1',
    GTK_A11Y: 'none',
    GSETTINGS_BACKEND: 'memory',
    GIO_USE_VFS: 'local',
    [desktopIdVariable]: desktopId,
  };
}

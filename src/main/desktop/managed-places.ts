import { win32 } from 'node:path';

/** Where this system's administrators put what holds for everybody. */
interface SystemPlaces {
  files: string[];
  hasModes: boolean;
  registry: { program: string; parentKey: string; name: string } | null;
}

const fileName = 'managed.json';

export function findManagedPlaces(): SystemPlaces {
  return toManagedPlaces(process.platform, process.env);
}

export function toManagedPlaces(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): SystemPlaces {
  if (platform === 'win32') {
    const programs = environment.ProgramFiles ?? 'C:\\Program Files';
    const system = environment.SystemRoot ?? 'C:\\Windows';
    return {
      // In ProgramData everybody may make a folder; here administrators only. Not the folder of the program, which
      // an update empties.
      files: [win32.join(programs, 'Queuewatch Managed', fileName)],
      hasModes: false,
      registry: {
        program: win32.join(system, 'System32', 'reg.exe'),
        parentKey: 'HKLM\\Software\\Policies',
        name: 'Queuewatch',
      },
    };
  }
  if (platform === 'darwin')
    return { files: [`/Library/Application Support/Queuewatch/${fileName}`], hasModes: true, registry: null };
  // The first place depends on nothing that a person can set. The others: XDG Base Directory Specification 0.8.
  const folders = (environment.XDG_CONFIG_DIRS || '/etc/xdg')
    .split(':')
    .filter((folder) => folder.startsWith('/'));
  const files = ['/etc', ...folders].map((folder) => `${folder.replace(/\/+$/, '')}/queuewatch/${fileName}`);
  return { files, hasModes: true, registry: null };
}

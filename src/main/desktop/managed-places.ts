import { win32 } from 'node:path';

/**
 * Where this system's administrators put what holds for everybody. A person sets their own environment: what it names comes
 * after the places that every system of the kind has, so that it hides none of them.
 */
interface SystemPlaces {
  files: string[];
  hasModes: boolean;
  registry: { programs: string[]; parentKey: string; name: string } | null;
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
    const usualFirst = (usual: string, named: string | undefined) => [...new Set([usual, named ?? usual])];
    return {
      // In ProgramData everybody may make a folder; here administrators only. Not the folder of the program, which
      // an update empties.
      files: usualFirst('C:\\Program Files', environment.ProgramFiles).map((folder) =>
        win32.join(folder, 'Queuewatch Managed', fileName),
      ),
      hasModes: false,
      registry: {
        programs: usualFirst('C:\\Windows', environment.SystemRoot).map((folder) =>
          win32.join(folder, 'System32', 'reg.exe'),
        ),
        parentKey: 'HKLM\\Software\\Policies',
        name: 'Queuewatch',
      },
    };
  }
  if (platform === 'darwin')
    return { files: [`/Library/Application Support/Queuewatch/${fileName}`], hasModes: true, registry: null };
  // XDG Base Directory Specification 0.8.
  const folders = (environment.XDG_CONFIG_DIRS ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const files = [...new Set(['/etc', '/etc/xdg', ...folders])].map(
    (folder) => `${folder.replace(/\/+$/, '')}/queuewatch/${fileName}`,
  );
  return { files, hasModes: true, registry: null };
}

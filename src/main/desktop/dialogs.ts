import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { fileKindNames } from '../../shared/words/en/file-dialog.ts';

const extensions = {
  csv: ['csv'],
  text: ['txt'],
  json: ['json'],
  certificates: ['pem', 'crt', 'cer'],
} as const satisfies Record<keyof typeof fileKindNames, readonly string[]>;

type FileKind = keyof typeof extensions;

/** Asks where to save a file; null when the supervisor changed their mind. */
export async function askSavePath(
  owner: BrowserWindow | null,
  { title, kind, fileName }: { title: string; kind: FileKind; fileName: string },
): Promise<string | null> {
  const options: Electron.SaveDialogOptions = {
    title,
    defaultPath: join(app.getPath('documents'), fileName),
    filters: [toFilter(kind)],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  };
  const answer = await (owner === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(owner, options));
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

/** Asks which file to read; null when the supervisor changed their mind. */
export async function askOpenPath(
  owner: BrowserWindow | null,
  { title, kind }: { title: string; kind: FileKind },
): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title,
    defaultPath: app.getPath('documents'),
    filters: [toFilter(kind)],
    properties: ['openFile'],
  };
  const { canceled, filePaths } = await (owner === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(owner, options));
  return canceled ? null : (filePaths[0] ?? null);
}

function toFilter(kind: FileKind): Electron.FileFilter {
  return { name: fileKindNames[kind], extensions: [...extensions[kind]] };
}

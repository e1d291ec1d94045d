import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { exportTitles } from '../../shared/words/en/app.ts';

/** Asks where to save a CSV file; null when the supervisor changed their mind. */
export async function askCsvPath(
  owner: BrowserWindow | null,
  what: keyof typeof exportTitles,
  fileName: string,
): Promise<string | null> {
  const options: Electron.SaveDialogOptions = {
    title: exportTitles[what],
    defaultPath: join(app.getPath('documents'), fileName),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  };
  const answer = await (owner === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(owner, options));
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

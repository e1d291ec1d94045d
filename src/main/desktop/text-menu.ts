import { BrowserWindow, Menu, type WebContents } from 'electron';
import { toTextMenuTemplate } from './text-menu-template.ts';

/** What can be done with text, in text fields and where text is chosen; Electron's pages have no such menu of their own. */
export function offerTextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, params) => {
    const template = toTextMenuTemplate(params);
    const window = BrowserWindow.fromWebContents(contents);
    if (template.length > 0 && window !== null) Menu.buildFromTemplate(template).popup({ window });
  });
}

import { arch, release, totalmem, type, version } from 'node:os';
import { app, screen } from 'electron';
import { diagnosticsWords as words } from '../../shared/words/en/diagnostics.ts';

/** What this computer and this desktop are, for whoever helps: names and versions, nobody's files. */
export function readSystemFacts(): Record<string, string> {
  const { electron, chrome, node } = process.versions;
  const { XDG_SESSION_TYPE: sessionType, XDG_CURRENT_DESKTOP: desktop } = process.env;
  const { size, scaleFactor } = screen.getPrimaryDisplay();
  return {
    system: `${type()} ${release()} (${version()})`,
    processor: arch(),
    memory: words.gibibytes(Math.round(totalmem() / 2 ** 30)),
    electron: electron ?? '–',
    chromium: chrome ?? '–',
    node,
    session: sessionType ?? '–',
    desktop: desktop ?? '–',
    display: words.display(size.width, size.height, scaleFactor * 100),
    systemLocale: app.getSystemLocale(),
  };
}

import { app } from 'electron';

/** What the system's panel about the program says. `note`: what runs instead of Electron, and what that does not prove. */
export function describeProgram({
  name,
  version,
  note,
}: {
  name: string;
  version: string;
  note: string | null;
}): void {
  app.setAboutPanelOptions({
    applicationName: name,
    applicationVersion: version,
    ...(note === null ? {} : { credits: note }),
  });
}

import { app, session } from 'electron';
import type { Log } from '../log.ts';
import { lockContents, lockSession } from './page-lock.ts';

/** Holds for every web contents that is ever created, whoever creates it. */
export function lockDownPages(log: Log): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents, log));
}

/** The part that needs the session, which exists once the application is ready. */
export function lockDownSession(log: Log): void {
  lockSession(session.defaultSession, log);
}

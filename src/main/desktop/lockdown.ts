import { app, session } from 'electron';
import type { Log } from '../log.ts';
import { isPageUrl } from './page-address.ts';

/**
 * The page may do nothing but draw and call the bridge: no permission, no navigation, no second window, no
 * embedded page, no request that leaves its own origin. Holds for every web contents that is ever created.
 */
export function lockDownPages(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      event.preventDefault();
      log.warn('a navigation was refused');
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => {
      log.warn('a new window was refused');
      return { action: 'deny' };
    });
  });
}

/** The part that needs the session, which exists once the application is ready. */
export function lockDownSession(log: Log): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('a permission was refused', { permission });
    answer(false);
  });
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const isOwn = isPageUrl(details.url) || details.url.startsWith('devtools://');
    if (!isOwn) log.warn('a request of the page was refused', { host: URL.parse(details.url)?.host ?? '' });
    answer({ cancel: !isOwn });
  });
}

import type { Session, WebContents } from 'electron';
import type { Log } from '../log.ts';
import { isPageUrl } from './page-address.ts';

/*
 * What a page may not do, however it came to try: everything but draw, and call the bridge. Electron itself is beside it
 * (`lockdown.ts`), so that each refusal can be tried without it.
 */

type LockedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;
type LockedSession = Pick<
  Session,
  'on' | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
> & { webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

/** No navigation, in no frame; no second window, no embedded page, no device. */
export function lockContents(contents: LockedContents, log: Log): void {
  const refuseNavigation = (event: { preventDefault(): void }) => {
    event.preventDefault();
    log.warn('a navigation was refused');
  };
  contents.on('will-navigate', refuseNavigation);
  // Its own frame has been heard above.
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) refuseNavigation(event);
  });
  contents.on('will-redirect', refuseNavigation);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => {
    log.warn('a new window was refused');
    return { action: 'deny' };
  });
  // With nobody listening, Electron takes the first device that it finds.
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}

/** No permission, no device, no download, no request that leaves the pages' own origin. */
export function lockSession(session: LockedSession, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('a permission was refused', { permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
    log.warn('a download was refused');
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    const isOwn = isPageUrl(details.url) || details.url.startsWith('devtools://');
    if (!isOwn) log.warn('a request of the page was refused', { host: URL.parse(details.url)?.host ?? '' });
    answer({ cancel: !isOwn });
  });
}

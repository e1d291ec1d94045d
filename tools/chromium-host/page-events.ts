import type { WebContents } from 'electron';

/** What of a page there is. */
export type ProvidedPage = Pick<
  WebContents,
  | 'id'
  | 'session'
  | 'mainFrame'
  | 'getURL'
  | 'isDestroyed'
  | 'isLoading'
  | 'send'
  | 'reload'
  | 'focus'
  | 'setWindowOpenHandler'
  | 'loadURL'
  | 'executeJavaScript'
  | 'setZoomFactor'
  | 'getZoomFactor'
>;

/** docs/api/web-contents, instance events. */
export const pageEvents = [
  'did-finish-load',
  'did-fail-load',
  'dom-ready',
  'did-navigate',
  'will-navigate',
  'console-message',
  'render-process-gone',
  'preload-error',
  'before-input-event',
  'focus',
  'blur',
  'destroyed',
  // Chromium shows its own menu in text fields, has no <webview>, asks about devices itself, and neither a frame's way nor a
  // hang is reported from outside: never raised here.
  'context-menu',
  'will-attach-webview',
  'did-attach-webview',
  'will-redirect',
  'will-frame-navigate',
  'select-bluetooth-device',
  'unresponsive',
  'responsive',
] as const;

/** What was pressed is told when the page has it already. */
export const beforeInput = {
  preventDefault() {
    throw new Error('not provided by the Chromium host: preventing input');
  },
};

import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { refuseUnknown } from './provided.ts';

/** What of a window there is. */
export type ProvidedWindow = Pick<
  BrowserWindow,
  | 'id'
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'blur'
  | 'close'
  | 'destroy'
  | 'reload'
  | 'isDestroyed'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'minimize'
  | 'restore'
  | 'setTitle'
  | 'getTitle'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'getSize'
  | 'setSize'
  | 'center'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'setAlwaysOnTop'
  | 'isAlwaysOnTop'
  | 'setVisibleOnAllWorkspaces'
  | 'flashFrame'
  | 'setOverlayIcon'
  | 'setMenuBarVisibility'
  | 'setAutoHideMenuBar'
  | 'setMenu'
  | 'removeMenu'
  | 'setSkipTaskbar'
  | 'setIcon'
  | 'setBackgroundColor'
>;

export const windowEvents = [
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'blur',
  'close',
  'closed',
  'resize',
  'resized',
  'move',
  'moved',
  'minimize',
  'restore',
  'enter-full-screen',
  'leave-full-screen',
  // Chromium's windows do not tell these, or another system's do: never raised here.
  'maximize',
  'unmaximize',
  'page-title-updated',
  'unresponsive',
  'responsive',
  'session-end',
  'query-session-end',
  'app-command',
] as const;

const knownOptions = [
  'width',
  'height',
  'minWidth',
  'minHeight',
  'x',
  'y',
  'show',
  'title',
  'icon',
  'backgroundColor',
  'autoHideMenuBar',
  'skipTaskbar',
  'webPreferences',
  'center',
  'useContentSize',
  'paintWhenInitiallyHidden',
  'focusable',
  'frame',
  'resizable',
  'minimizable',
  'maximizable',
  'fullscreenable',
  'alwaysOnTop',
  'acceptFirstMouse',
];
const knownPreferences = [
  'preload',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webviewTag',
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'navigateOnDragDrop',
  'spellcheck',
  'devTools',
  'backgroundThrottling',
  'safeDialogs',
  'autoplayPolicy',
  'zoomFactor',
  'session',
];

/** The page is always sandboxed and isolated here; asking for less is refused rather than ignored. */
export function checkWindowOptions(options: BrowserWindowConstructorOptions): void {
  refuseUnknown('BrowserWindow', options, knownOptions);
  const preferences = options.webPreferences ?? {};
  refuseUnknown('webPreferences', preferences, knownPreferences);
  const unsafe =
    preferences.nodeIntegration ||
    preferences.webviewTag ||
    preferences.contextIsolation === false ||
    preferences.sandbox === false ||
    preferences.webSecurity === false ||
    preferences.nodeIntegrationInWorker ||
    preferences.nodeIntegrationInSubFrames;
  const { autoplayPolicy } = preferences;
  if (autoplayPolicy !== undefined && autoplayPolicy !== 'no-user-gesture-required')
    throw new Error(`not provided by the Chromium host: autoplayPolicy ${autoplayPolicy}`);
  if (unsafe) throw new Error('not provided by the Chromium host: pages that are not sandboxed and isolated');
}

export function toDevtoolsColour(colour: string): { r: number; g: number; b: number; a: number } {
  const digits = /^#(..)(..)(..)$/.exec(colour);
  if (!digits) throw new Error('not provided by the Chromium host: a background colour that is not #rrggbb');
  const [r = 0, g = 0, b = 0] = digits.slice(1).map((part) => Number.parseInt(part, 16));
  return { r, g, b, a: 1 };
}

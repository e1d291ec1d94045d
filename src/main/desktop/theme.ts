import { nativeTheme } from 'electron';

/** The page follows by `prefers-color-scheme`, and so do the system's own parts of the window. */
export function applyTheme(theme: 'system' | 'light' | 'dark'): void {
  nativeTheme.themeSource = theme;
}

/** Desktops that keep a tray icon in sight each in its own way. */
export const desktopKinds = ['windows-11', 'windows-10', 'macos', 'gnome', 'kde', 'xfce', 'other'] as const;
export type DesktopKind = (typeof desktopKinds)[number];

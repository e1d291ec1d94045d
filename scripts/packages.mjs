/**
 * The Debian and Ubuntu packages behind the parts that npm cannot install, what each is for, and the programs
 * that prove one present (another distribution, another browser package). `needs`: `keychain` and
 * `chromium-host` run on a person's own desktop; `virtual-desktop` stands in for one; `instruments` look at
 * it from outside, in the end-to-end tests.
 */
export const systemPackages = [
  { name: 'libsecret-1-0', need: 'keychain', programs: [] },
  {
    name: 'chromium',
    need: 'chromium-host',
    programs: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  },
  { name: 'yad', need: 'chromium-host', programs: ['yad', 'zenity'] },
  { name: 'xvfb', need: 'virtual-desktop', programs: ['Xvfb'] },
  { name: 'dbus', need: 'virtual-desktop', programs: ['dbus-daemon'] },
  { name: 'gnome-keyring', need: 'virtual-desktop', programs: ['gnome-keyring-daemon'] },
  { name: 'dunst', need: 'virtual-desktop', programs: ['dunst'] },
  { name: 'xfce4-panel', need: 'virtual-desktop', programs: ['xfce4-panel'] },
  { name: 'openbox', need: 'virtual-desktop', programs: ['openbox'] },
  { name: 'imagemagick', need: 'virtual-desktop', programs: ['import', 'display'] },
  { name: 'fonts-dejavu-core', need: 'virtual-desktop', programs: [] },
  { name: 'xdotool', need: 'instruments', programs: ['xdotool'] },
  { name: 'libsecret-tools', need: 'instruments', programs: ['secret-tool'] },
];

/** The package that brings a program, for an error that names it. */
export function toPackageName(program) {
  return systemPackages.find((entry) => entry.programs.includes(program))?.name ?? program;
}

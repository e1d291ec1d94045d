/** What the application menu has the main window do. */
export const pageCommands = [
  'show-board',
  'show-alerts',
  'show-reports',
  'show-connections',
  'show-settings',
  'search',
  'export',
  'shortcuts',
] as const;
export type PageCommand = (typeof pageCommands)[number];

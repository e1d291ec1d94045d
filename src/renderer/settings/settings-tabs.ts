/** What is set of alerts, and all the rest, in their order. */
export const alertTabs = ['rules', 'notifications', 'quiet'] as const;
export const preferenceTabs = ['appearance', 'tray', 'files', 'start', 'network', 'data', 'support'] as const;
export type AlertTab = (typeof alertTabs)[number];
export type PreferenceTab = (typeof preferenceTabs)[number];

/** The sections of the settings. */
export const settingsTabs = [...alertTabs, ...preferenceTabs] as const;
export type SettingsTab = (typeof settingsTabs)[number];

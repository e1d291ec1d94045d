/** The views of the window, in the order of the navigation. */
export const viewNames = ['board', 'alerts', 'reports', 'connections', 'settings'] as const;
export type ViewName = (typeof viewNames)[number];

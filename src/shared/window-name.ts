/** The windows that call: the main one, the one for a second screen, and the small one that stays on top. */
export const windowNames = ['main', 'wallboard', 'strip'] as const;
export type WindowName = (typeof windowNames)[number];

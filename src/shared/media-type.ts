export const mediaTypes = [
  'voice',
  'chat',
  'email',
  'callback',
  'message',
  'social',
  'workitem',
  'other',
  'all',
] as const;

/** Media where somebody waits in person; only these count in the tray number by default. */
export const liveMediaTypes: readonly (typeof mediaTypes)[number][] = [
  'voice',
  'chat',
  'message',
  'social',
  'all',
];

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

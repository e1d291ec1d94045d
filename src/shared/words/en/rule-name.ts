/** The rules of a fresh installation. They are kept with these names, and may be renamed. */
export const defaultRuleNames = {
  longestWait: 'Longest wait past the queue’s target',
  longestWaitOfAllMedia: 'Long wait in a queue without a target',
  waiting: 'Many waiting',
  serviceLevel: 'Service level below its goal',
} as const;

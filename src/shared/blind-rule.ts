/** The rule of an episode that is a connection without answers, not a breach. */
export const blindRuleId = 'blind';

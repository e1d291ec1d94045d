/** The id of the demo contact centre. */
export const demoConnectionId = 'demo';

/** The id of what is only being tried; no kept connection ever has it. */
export const draftConnectionId = 'draft';

/** `constructor` and the like are found in every object. */
export function isReservedConnectionId(id: string): boolean {
  return id === demoConnectionId || id === draftConnectionId || id in {};
}

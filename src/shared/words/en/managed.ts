/** What is said of settings that whoever manages the computer has made. */

export type ManagedTrouble =
  | { kind: 'unreadable' | 'not-trusted' | 'no-json' | 'no-registry'; source: string; detail: string }
  | { kind: 'unknown-field'; source: string; name: string }
  /** `why` is empty where there is nothing to add. */
  | { kind: 'wrong-field'; source: string; name: string; why: string }
  /** One of a list, by the name that it has there. */
  | { kind: 'wrong-entry'; source: string; name: string; why: string };

export const managedTroubles = {
  noCredentials: 'must not be here: whoever signs in does so on their own computer',
} as const;

export const managedWords = {
  title: 'The administrator’s settings for this computer have a fault.',
  by: (organisation: string | null) =>
    organisation === null ? 'Set by whoever manages this computer.' : `Set by ${organisation}.`,
  rest: 'Until this is put right, what they would govern stays as it is. Tell whoever manages this computer.',
  restStandsIn:
    'Until this is put right, what was read of them last stays in force and cannot be changed. Tell whoever manages this computer.',
  noOwnConnections: 'Connections are not added or removed here; signing in is always possible.',
  noRemoval: 'This connection is not removed here.',
  noConnections: 'Connections are set up by whoever manages this computer, and there is none yet.',
  noDemo: 'The demo is not shown on this computer.',
  noExport: 'Tables are not exported or copied on this computer.',
} as const;

function describeTrouble(trouble: ManagedTrouble): string {
  const { source } = trouble;
  switch (trouble.kind) {
    case 'unreadable':
      return `${source} cannot be read (${trouble.detail}).`;
    case 'not-trusted':
      return `${source} is not used: others than the administrator can change ${trouble.detail === source ? 'it' : trouble.detail}.`;
    case 'no-json':
      return `${source} is not a JSON object.`;
    case 'no-registry':
      return `${source} cannot be asked for (${trouble.detail}).`;
    case 'wrong-field':
      return `“${trouble.name}” in ${source} is not as it must be${trouble.why === '' ? '' : ` (${trouble.why})`}.`;
    case 'wrong-entry':
      return `The connection “${trouble.name}” in ${source} is not as it must be (${trouble.why}).`;
    case 'unknown-field':
      return `“${trouble.name}” in ${source} means nothing to this version.`;
  }
}

/** Null: nothing is wrong. */
export function describeManagedTroubles(
  troubles: readonly ManagedTrouble[],
  standsIn: boolean,
): string | null {
  if (troubles.length === 0) return null;
  const rest = standsIn ? managedWords.restStandsIn : managedWords.rest;
  return [...troubles.map(describeTrouble), rest].join(' ');
}

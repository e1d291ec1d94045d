/** What is wrong with a value that somebody wrote, in a file or in a form; said behind the place where it stands. */
export const wrongValue = {
  empty: 'is empty',
  environmentName: 'must name an environment variable',
  credentialSource: 'must be {"env": NAME} or {"keychain": true}, never the secret itself',
  queueSelection: 'must be "all", a list of ids, or {"pattern": TEXT}',
  address: 'must be an https address (plain http only on this computer)',
  connectionId: 'letters, digits, dot, dash, underscore; at most 64',
  timeZoneName: 'is not a time zone name',
  timeZone: 'is not a time zone',
  apiVersion: 'must look like v34.0',
  noRegion: 'give a region, or loginUrl and apiUrl',
  noApiUrl: 'is needed beside loginUrl',
  apiOfOtherVendor: (apis: string) => `must be one of ${apis} for this vendor`,
  browserSignIn: 'browser sign-in needs Genesys Cloud with the platform API',
  sameConnectionId: 'two connections have the same id',
  sameRuleId: 'two rules have the same id',
  emptyWindow: 'the window must begin before it ends',
} as const;

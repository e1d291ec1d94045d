/** The subject of an `auth` failure that is about a person's session and not about a secret. */
export const browserSession = 'browser session';

/** The pages of documentation that the window can open. Main knows their addresses; nothing else is ever opened. */
export const linkIds = ['genesys-oauth-client', 'cxone-application', 'cxone-access-key'] as const;
export type LinkId = (typeof linkIds)[number];

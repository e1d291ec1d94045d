import type { LinkId } from '../../shared/links.ts';

/** Where the vendors describe how to get what a connection needs. */
export const helpPages: Readonly<Record<LinkId, string>> = {
  'genesys-oauth-client': 'https://help.genesys.cloud/articles/create-an-oauth-client/',
  'cxone-application': 'https://developer.niceincontact.com/Documentation/CXoneAuthenticationGettingStarted',
  'cxone-access-key': 'https://help.nicecxone.com/content/admin/security/manageaccesskeys.htm',
};

import type { LinkId } from '../../links.ts';

/** Where to find what a connection needs, in the vendors' own menu names. */

interface CredentialHelp {
  steps: readonly string[];
  links: readonly { id: LinkId; label: string }[];
}

const genesysLink = { id: 'genesys-oauth-client', label: 'Genesys: create an OAuth client' } as const;

export const credentialHelpWords = {
  title: 'Where do I find these?',
  opens: 'opens in the browser',
  genesysClient: {
    steps: [
      'In Genesys Cloud: Admin › Integrations › OAuth (in the newer menu: IT and Integrations › OAuth).',
      'Add client, name it “Queuewatch”, and choose the grant type “Client Credentials”.',
      'Give it a role with Routing › Queue › View, Analytics › Queue Observation › View and Analytics › Conversation Aggregate › View, for the divisions of your queues.',
      'Save, then copy the client ID and the client secret from its page.',
    ],
    links: [genesysLink],
  },
  genesysBrowser: {
    steps: [
      'In Genesys Cloud: Admin › Integrations › OAuth (in the newer menu: IT and Integrations › OAuth).',
      'Add client, name it “Queuewatch”, choose the grant type “Code Authorization” and enter http://localhost as its redirect. Scopes, where they are asked for: analytics:readonly and routing:readonly.',
      'Save and copy the client ID. What you may see in Genesys Cloud is what Queuewatch shows.',
    ],
    links: [genesysLink],
  },
  cxone: {
    steps: [
      'Client ID and secret come from NICE: register an application of the type “Back-end”. The mail takes two or three working days.',
      'In CXone: Admin › Employees › the API user › Access Keys › Generate New Access Key.',
      'Copy the access key ID, then Show Secret Key and copy that too: CXone never shows it again.',
      'The role of that user must be allowed to see the skills in question.',
    ],
    links: [
      { id: 'cxone-application', label: 'NICE: register an application' },
      { id: 'cxone-access-key', label: 'NICE: access keys' },
    ],
  },
} as const satisfies Record<string, string | CredentialHelp>;

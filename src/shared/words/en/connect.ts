import type { CheckStep } from '../../check.ts';
import type { VendorId } from '../../connection.ts';
import { formatNumber } from './figures.ts';

/** What the form for a new connection, its test and the sign-in in the browser say. */

const count = (amount: number, one: string, many: string) =>
  `${formatNumber(amount)} ${amount === 1 ? one : many}`;

const steps: Record<CheckStep, string> = {
  'sign-in': 'Sign-in',
  'queue-list': 'List of queues',
  'live-figures': 'Live figures',
  'today-figures': 'Today’s figures',
  'report-queues': 'Report by queue',
  'report-intervals': 'Report by interval',
  'report-sla': 'Report of service level',
};

/** Where a supervisor or administrator finds what is to be typed in. */
const whereToFind: Record<VendorId, { clientId: string; clientSecret: string; apiUrl: string }> = {
  'genesys-cloud': {
    clientId: 'Admin › Integrations › OAuth: a client with the grant type “Client Credentials”.',
    clientSecret: 'Goes to the keychain of this computer and is never shown again.',
    apiUrl: 'Such as https://api.mypurecloud.ie.',
  },
  'nice-cxone': {
    clientId: 'From NICE, when the application is registered there.',
    clientSecret: 'Comes with the client ID. Kept in the keychain, never shown again.',
    apiUrl: 'May stay empty with an access key: the tenant names it.',
  },
};

/** For the detail of a failure: secrets are never sent where they were not meant to go. */
export const credentialsNeeded = 'these addresses are new: type the credentials in again';

export const connectWords = {
  title: 'Add a connection',
  vendor: 'Contact centre',
  name: 'Name',
  nameHint: 'Shown on the board, such as “EMEA”.',
  region: 'Region',
  regionPlaceholder: 'Choose a region',
  ownAddresses: 'Own addresses',
  loginUrl: 'Sign-in address',
  apiUrl: 'API address',
  api: 'API',
  apiHint: 'Automatic finds out which one the tenant answers.',
  poll: 'Ask every',
  pollUnit: 'seconds',
  signIn: 'Sign in',
  signInWays: { client: 'With a client’s credentials', browser: 'In the browser, as me' },
  signInNote: {
    client: 'For a client that your administrator made for this purpose. It shows what that client may see.',
    browser: 'You sign in as yourself. It shows what you may see, and no secret is kept on this computer.',
  },
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  accessKeyId: 'Access key ID',
  accessKeySecret: 'Access key secret',
  whereToFind,
  browserClientId:
    'Admin › Integrations › OAuth: grant type “Code Authorization”, redirect http://localhost.',
  accessKeyHint: 'On the API user’s page in CXone, under access keys. Without one: queue stats only.',
  accessKeySecretHint: 'CXone shows it once, when the key is made.',

  test: 'Test connection',
  signInInBrowser: 'Sign in with the browser',
  waitingForBrowser: 'Waiting for the browser …',
  waitingNote: 'Sign in there. This goes on by itself.',
  stopWaiting: 'Stop waiting',
  next: 'Choose queues',
  back: 'Back',
  stages: { label: 'Steps', signIn: 'Sign in', queues: 'Queues', alerts: 'Alerts' },
  stopTest: 'Stop the test',
  leave: {
    title: 'Leave without adding it?',
    text: 'What you typed in is not kept.',
    confirm: 'Leave',
  },
  add: 'Add connection',
  adding: 'Adding …',
  errors: {
    name: 'Give it a name.',
    region: 'Choose a region.',
    address: 'This must be an https address, such as https://login.example.com.',
    clientId: 'Enter the client ID.',
    clientSecret: 'Enter the client secret.',
    accessKeyId: 'Enter the access key’s ID too.',
    accessKeySecret: 'Enter the access key’s secret too.',
    accessKeyNeeded: 'The ACD API needs an access key.',
    poll: (least: number) => `At least ${formatNumber(least)} seconds.`,
    queues: 'Choose at least one queue.',
    pattern: 'Give a name, or a part of one with *.',
  },

  steps,
  outcomes: { good: 'works', bad: 'fails', gap: 'fails, leaves a gap', untried: 'not tried' },
  results: 'Result of the test',
  found: (queues: number, api: string) => `${count(queues, 'queue', 'queues')} found · ${api}`,
  firstByte: (ms: string) => `answers in ${ms} ms`,
  clocksAgree: 'clocks agree',
  cost: (asked: string, allowed: string | null) =>
    allowed === null ? `about ${asked} requests a minute` : `about ${asked} of ${allowed} requests a minute`,
  underOne: 'under 1',
  skew: (by: string, isBehind: boolean) =>
    `This computer’s clock differs from the vendor’s: it is ${by} ${isBehind ? 'behind' : 'ahead'}.`,
  partial: 'It can be added as it is; what fails stays empty until it is allowed.',
  notUsable: 'Without this the board stays empty. Fix it and test again.',
  noQueues: 'No queues were found. The client may lack the division that owns them.',
} as const;

/** What the command line says besides its results, and what the vendors' adapters say about a configuration. */

export const usage = `queuewatch: the state of contact-centre queues

  queuewatch poll --config FILE --once [--format json|csv]
  queuewatch poll --config FILE --every SECONDS [--count N] [--format json|csv]
  queuewatch check --config FILE
  queuewatch queues --config FILE [--format json|csv]
  queuewatch simulate --port N [--seed N] [--queues N] [--speed X] [--scenario NAME]

Options
  --config FILE      the connections, as JSON; secrets come from the environment or the keychain
  --format FORMAT    json (default) or csv
  --timeout SECONDS  all in all, default 30; with --every the default holds for each poll
  --log-level LEVEL  debug, info, warn (default) or error; the log goes to standard error
  --help, --version

Exit codes
  0 all connections answered     1 some failed, or for different reasons
  2 usage or configuration       3 sign-in refused          4 permission missing
  5 rate limited                 6 network or vendor        7 answer not understood
  8 keychain or disk
`;

export const invalidRegion = (region: string) =>
  `the region “${region}” is not in the table: give its domain or AWS name, or loginUrl and apiUrl`;

export const invalidAddress = (address: string) =>
  `“${address}” is no usable address: check its host and port`;

export const vendorComesLater =
  'connections of this vendor can be described already, but asking it comes with a later version';

export const usageWords = {
  noCommand: 'name a command: poll, check, queues or simulate',
  unknownCommand: (name: string) => `there is no command “${name}”`,
  unexpected: (argument: string) => `“${argument}” is not expected here`,
  missing: (option: string) => `--${option} is needed`,
  notForCommand: (option: string, command: string) => `--${option} does not belong to ${command}`,
  invalid: (option: string, text: string) => `--${option}: ${text}`,
  onceOrEvery: 'poll needs either --once or --every SECONDS',
  countNeedsEvery: '--count belongs to --every',
  jsonOnly: 'check answers as JSON only',
  unreadableConfig: (path: string, code: string) => `${path} cannot be read (${code})`,
  notJson: (path: string) => `${path} is not JSON`,
  wrongConfig: (path: string, place: string, problem: string) => `${path}: ${place}: ${problem}`,
  todayMissing: (connection: string) => `${connection}: today’s figures are missing`,
  noConnections: (path: string) => `${path} has no enabled connection`,
  variableNotSet: (connection: string, field: string, name: string) =>
    `connection “${connection}”: ${field}: the environment variable ${name} is not set`,
  credentialMissing: (connection: string, field: string) =>
    `connection “${connection}”: credentials.${field} is missing`,
  hint: 'queuewatch --help shows how it is called',
};

export const noStoredCredentials =
  'the keychain holds no credentials for this connection: sign in once in the application, or name environment variables';

export const simulatorWords = {
  listening: (url: string) => `listening ${url}`,
  notStarted: (subject: string, detail: string) =>
    `the simulator cannot start: ${subject} ${detail}`.trimEnd(),
  credentials: (clientId: string, clientSecret: string) =>
    `sign in with client id ${clientId} and client secret ${clientSecret}`,
};

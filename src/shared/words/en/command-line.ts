/** What the command line says besides its results, and what the vendors' adapters say about a configuration. */

export const usage = `queuewatch: the state of contact-centre queues

  queuewatch poll --config FILE --once [--format json|csv]
  queuewatch poll --config FILE --every SECONDS [--count N] [--format json|csv]
  queuewatch check --config FILE
  queuewatch queues --config FILE [--format json|csv]
  queuewatch report queues|intervals|sla --config FILE --from ISO --to ISO [--connection ID] [--queue ID]…
                    [--granularity PT15M|PT30M|PT1H|P1D|P1W] [--threshold SECONDS]
                    [--formula answered|offered-abandons-count|vendor] [--format json|csv]
  queuewatch backtest --rules FILE --readings FILE [--format json|csv]
  queuewatch simulate --port N [--seed N] [--queues N] [--speed X] [--scenario NAME] [--tls]

Options
  --config FILE      the connections, as JSON; secrets come from the environment or the keychain
  --format FORMAT    json (default) or csv
  --rules FILE       {"rules": […]}, the alert rules as the application's settings keep them
  --readings FILE    what poll --every printed, line by line
  --out FILE         the result goes there instead of standard output: an installed program on Windows has none
  --timeout SECONDS  all in all, default 30; with --every the default holds for each poll
  --log-level LEVEL  debug, info, warn (default) or error; the log goes to standard error
  --from, --to       with an offset: 2026-11-02T00:00:00+01:00; the end is exclusive
  --granularity      of report intervals, default PT30M
  --threshold        of report sla, default 30, where the vendor knows no threshold of its own
  --help, --version

Installed, all of this is called as queuewatch cli …; in a clone as npm run cli -- …

QUEUEWATCH_CA_FILE names a file with certificates (PEM) to trust beside the system's. HTTPS_PROXY, HTTP_PROXY and
NO_PROXY are obeyed.

Exit codes
  0 all connections answered     1 some failed, or for different reasons
  2 usage or configuration       3 sign-in refused          4 permission missing
  5 rate limited                 6 network or vendor        7 answer not understood
  8 keychain or disk             130 ended by Ctrl-C
`;

export const invalidRegion = (region: string) =>
  `the region “${region}” is not in the table: give its domain or AWS name, or loginUrl and apiUrl`;

export const invalidAddress = (address: string) =>
  `“${address}” is no usable address: check its host and port`;

export const browserNeedsDesktop = 'signing in by the browser works in the application only';

export const invalidArea = (area: string) =>
  `the area “${area}” is not in the table (na1, na2, eu1, uk1, au1, ca1, jp1): give one of these, or loginUrl`;

export const statsNeedAddress =
  'the queue-stats API, the only one without an access key, needs apiUrl or an area as region';

export const usageWords = {
  noCommand: 'name a command: poll, check, queues, report, backtest or simulate',
  unknownCommand: (name: string) => `there is no command “${name}”`,
  unexpected: (argument: string) => `“${argument}” is not expected here`,
  missing: (option: string) => `--${option} is needed`,
  notForCommand: (option: string, command: string) => `--${option} does not belong to ${command}`,
  invalid: (option: string, text: string) => `--${option}: ${text}`,
  noFittingNumber: (given: string) => `“${given}” is not a fitting number`,
  oneOf: (choices: string) => `one of ${choices}`,
  onceOrEvery: 'poll needs either --once or --every SECONDS',
  countNeedsEvery: '--count belongs to --every',
  reportKind: (name: string | null) =>
    name === null
      ? 'name a report: queues, intervals or sla'
      : `there is no report “${name}”: queues, intervals or sla`,
  emptyWindow: '--from must come before --to',
  noMoment: (given: string) => `“${given}” is no moment with an offset, such as 2026-11-02T00:00:00+01:00`,
  unknownConnection: (id: string) => `there is no enabled connection “${id}”`,
  browserOnly: (connection: string) =>
    `connection “${connection}”: signing in by the browser works in the application only; use a client’s credentials here`,
  jsonOnly: 'check answers as JSON only',
  unreadableFile: (path: string, code: string) => `${path} cannot be read (${code})`,
  unwritableFile: (path: string, code: string) => `${path} cannot be written (${code})`,
  wholeFile: 'the file',
  wholeLine: 'the line',
  wrong: 'is wrong',
  notJson: (path: string) => `${path} is not JSON`,
  wrongConfig: (path: string, place: string, problem: string) => `${path}: ${place}: ${problem}`,
  wrongRule: (path: string, rule: string, place: string, problem: string) =>
    `${path}: rule “${rule}”: ${place}: ${problem}`,
  noPlainFile: (path: string) => `${path} is no plain file: it is read twice, so keep the lines in one first`,
  lineNotJson: (path: string, line: number) => `${path}: line ${line} is not JSON`,
  wrongLine: (path: string, line: number, place: string, problem: string) =>
    `${path}: line ${line}: ${place}: ${problem}`,
  timeGoesBack: (path: string, line: number) =>
    `${path}: line ${line}: observedAt: lies before the line before it`,
  unansweredConnection: 'is of a connection that did not answer in this line',
  backtestPartial: (lines: number) =>
    `partial: the time was up after ${lines} lines; what they led to is given`,
  todayMissing: (connection: string) => `${connection}: today’s figures are missing`,
  noConnections: (path: string) => `${path} has no enabled connection`,
  variableNotSet: (connection: string, field: string, name: string) =>
    `connection “${connection}”: ${field}: the environment variable ${name} is not set`,
  credentialMissing: (connection: string, field: string) =>
    `connection “${connection}”: credentials.${field} is missing`,
  progress: (connection: string, pages: number, rows: number, share: number | null) =>
    `${connection}: ${pages} ${pages === 1 ? 'answer' : 'answers'}, ${rows} ${rows === 1 ? 'row' : 'rows'}${share === null ? '' : ` (${Math.floor(share * 100)} %)`}`,
  partial: (connection: string, rows: number) =>
    `${connection}: partial: it ended early; the ${rows} rows given are complete, others are missing.`,
  hint: 'queuewatch --help shows how it is called',
};

export const noStoredCredentials =
  'the keychain holds no credentials for this connection: sign in once in the application, or name environment variables';

export const simulatorWords = {
  listening: (url: string) => `listening ${url}`,
  notStarted: (subject: string, detail: string) =>
    `the simulator cannot start: ${subject} ${detail}`.trimEnd(),
  credentials: (clientId: string, clientSecret: string) =>
    `Genesys Cloud: sign in with client id ${clientId} and client secret ${clientSecret}`,
  cxoneCredentials: (given: {
    clientId: string;
    clientSecret: string;
    accessKeyId: string;
    accessKeySecret: string;
  }) =>
    `NICE CXone: sign in with client id ${given.clientId}, client secret ${given.clientSecret}, access key id ${given.accessKeyId} and access key secret ${given.accessKeySecret}`,
  ca: (pem: string) => `trust this certificate (QUEUEWATCH_CA_FILE):\n${pem}`,
};

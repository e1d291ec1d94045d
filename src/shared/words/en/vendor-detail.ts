/** For the detail of a failure, which IT reads: what was wrong with a vendor's answer, or on the way to it. */

export const answerDetails = {
  notJson: 'not JSON',
  status: (status: number) => `status ${status}`,
  redirect: (status: number) => `redirect, status ${status}`,
  notModified: 'status 304, though nothing was asked about changes',
  noContent: 'no content, status 204, where skills are known to be',
  unaskedPacking: 'packed in a way that was not asked for',
  tooManyBytes: (most: number) => `more than ${most} bytes`,
  unpackable: 'cannot be unpacked',
  severalQueues: 'several queues where one was asked for',
  noTenant: 'the token names no tenant',
} as const;

/** Of answers that come in pages. */
export const pageDetails = {
  elsewhere: 'the next page is at another address',
  namedTwice: 'the same page was named twice',
  activityTwice: 'the same page of activity came twice',
  resultsTwice: 'the same page of results came twice',
  queuesTwice: 'the same page of queues came twice',
  skillsTwice: 'the same page of skills came twice',
  tooMany: (most: number) => `more than ${most} pages`,
  tooManyResults: (most: number) => `more than ${most} pages of results`,
  tooManyQueues: (most: number) => `more than ${most} pages of queues`,
  tooManySkills: (most: number) => `more than ${most} pages of skills`,
} as const;

/** Of a report that the vendor prepares by itself. */
export const jobDetails = {
  endedAs: (state: string) => `the job ended as ${state}`,
  noEnd: 'the job did not end',
} as const;

/** Behind the path of a value that does not fit. */
export const valueDetails = {
  count: 'is no count',
  percentage: 'is no percentage',
  truthValue: 'is no truth value',
  text: 'is no text',
  duration: 'is no duration',
  time: 'is no time',
  noDate: 'no date',
  noInterval: 'results.data.interval: not an interval',
  /** `field` is the vendor's own name of it. */
  noRowHas: (field: string) => `no row has a ${field}`,
  noRowHasQueueId: 'no row has a queue id',
} as const;

/** Of what stands between this computer and the vendor. */
export const networkDetails = {
  cut: 'the connection was cut',
  noAnswer: 'no answer in time',
  unknownProxy: (why: string) => `the system does not say which proxy to use: ${why}`,
  plainHttp: 'plain http is for this computer only',
  noPort: 'no port could be opened',
  foreignAddress: (host: string) => `discovery names an address of somebody else: ${host}`,
  noAddress: 'not an address',
} as const;

/** What is missing before a vendor can be asked at all. */
export const credentialDetails = {
  noClientId: 'client id missing',
  noClient: 'client id or secret missing',
  noAccessKey: 'client id, client secret, access key id or its secret is missing',
} as const;

/** A formula that a way of asking does not know. */
export const answeredOnly = 'the only formula here is “answered”';

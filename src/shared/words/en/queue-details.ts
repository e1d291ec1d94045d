/** What the details of a queue say beside its figures. */
export const queueDetailsWords = {
  facts: 'About this queue',
  connection: 'Connection',
  vendor: 'Asked by',
  pace: 'How often',
  queueId: 'Queue ID',
  yours: 'One of your queues',
  yes: 'yes',
  no: 'no',
  ruleSaved: (name: string) => `The rule “${name}” is kept.`,
  rulesNotRead: 'The rules could not be read.',
  notOpened: 'The page could not be opened.',
} as const;

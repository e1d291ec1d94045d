/** For the detail of a failure of the keychain. */
export const keychainDetails = {
  tooLong: (bytes: number, mostBytes: number) =>
    `the credentials are too long: ${bytes} bytes, and ${mostBytes} fit`,
  notGivenBack: 'it does not give back what was stored',
  noAnswer: (seconds: number) => `no answer within ${seconds} s; it may be locked`,
  damaged: 'the entry of this connection is damaged; enter the credentials again',
} as const;

import { formatNumber, formatSeconds } from './figures.ts';

/** For the detail of a failure of the keychain. */
export const keychainDetails = {
  tooLong: (bytes: number, mostBytes: number) =>
    `the credentials are too long: ${formatNumber(bytes)} bytes, and ${formatNumber(mostBytes)} fit`,
  notGivenBack: 'it does not give back what was stored',
  noAnswer: (seconds: number) => `no answer within ${formatSeconds(seconds)}; it may be locked`,
  damaged: 'the entry of this connection is damaged; enter the credentials again',
} as const;

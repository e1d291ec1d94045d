/** The call itself is wrong: arguments, configuration or environment. Ends with exit code 2 and nothing asked. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

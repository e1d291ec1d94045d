import { baseUrlSchema } from '../../shared/connection.ts';

/** What may be handed to the system to open: https, on this computer also http; nobody's name in front of the host. */
export function isWebAddress(address: string): boolean {
  const url = URL.parse(address);
  // The origin of anything else, a file or a program, is the text "null".
  return url !== null && baseUrlSchema.safeParse(url.origin).success && url.username + url.password === '';
}

import { session } from 'electron';

/**
 * How the system reaches an address, by its settings, its environment and its configuration script, in the words of
 * such scripts: `DIRECT`, `PROXY host:port`, several of them by `;`.
 */
export function findSystemProxy(url: string): Promise<string> {
  return session.defaultSession.resolveProxy(url);
}

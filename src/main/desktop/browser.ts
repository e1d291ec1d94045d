import { shell } from 'electron';
import { createFailure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';

/** Shows a web address in the system's browser. Nothing else is ever handed to the system to open. */
export async function openInBrowser(url: string): Promise<Result<null>> {
  const { protocol, host } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error(`not a web address: ${protocol}`);
  try {
    await shell.openExternal(url);
    return ok(null);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return failed(createFailure('unsupported', { subject: host, detail }));
  }
}

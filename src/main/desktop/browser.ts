import { shell } from 'electron';
import { createFailure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { isWebAddress } from './web-address.ts';

/** Shows a web address in the system's browser. Nothing else is ever handed to the system to open. */
export async function openInBrowser(url: string): Promise<Result<null>> {
  if (!isWebAddress(url)) throw new Error('not a web address');
  try {
    await shell.openExternal(url);
    return ok(null);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return failed(createFailure('unsupported', { reason: 'no-browser', detail }));
  }
}

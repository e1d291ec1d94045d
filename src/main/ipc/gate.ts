import { ipcMain, type WebContents } from 'electron';
import { type CallName, calls, channelPrefix, type PushName } from '../../shared/channels.ts';
import {
  type CallInput,
  type CallOutput,
  callContract,
  type PushMessage,
  pushContract,
} from '../../shared/contract.ts';
import { createFailure } from '../../shared/failure.ts';
import { failed, type Result } from '../../shared/result.ts';
import type { Log } from '../log.ts';

/*
 * Binds the contract to what answers it. One gate for every call: the sender is our page's main frame, the input
 * parses, the handler runs, the reply parses and so loses whatever is not in the contract.
 */

export type CallHandlers = {
  [Name in CallName]: (input: CallInput<Name>) => Promise<Result<CallOutput<Name>>>;
};

export interface GateOptions {
  /** True for addresses of our own page. */
  isPageUrl: (address: string) => boolean;
  log: Log;
}

/** Registers every call of the contract; a missing handler does not compile. */
export function bindCalls(handlers: CallHandlers, { isPageUrl, log }: GateOptions): void {
  const bind = <Name extends CallName>(name: Name) => {
    ipcMain.handle(channelPrefix + name, async (event, input: unknown): Promise<Result<unknown>> => {
      const frame = event.senderFrame;
      if (frame === null || frame.parent !== null || !isPageUrl(frame.url)) {
        log.error('a call from a stranger was refused', { call: name });
        return failed(createFailure('permission', { subject: name }));
      }
      const parsed = callContract[name].input.safeParse(input);
      if (!parsed.success) {
        const where = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
        log.error('a call did not parse', { call: name, where });
        return failed(createFailure('bad-request', { detail: `${name}: ${where}` }));
      }
      return answerCall(name, handlers, parsed.data as CallInput<Name>, log);
    });
  };
  for (const name of calls) bind(name);
}

async function answerCall<Name extends CallName>(
  name: Name,
  handlers: CallHandlers,
  input: CallInput<Name>,
  log: Log,
): Promise<Result<unknown>> {
  try {
    const result = await handlers[name](input);
    return result.ok ? { ok: true, value: callContract[name].output.parse(result.value) } : result;
  } catch (error) {
    // A bug: the page hears of a failed call, the log says where; the rejection must not take the program down.
    log.error('a call failed', {
      call: name,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    throw new Error(`${name} failed`);
  }
}

/** Sends a push to the page when there is one. */
export function sendPush<Name extends PushName>(
  page: WebContents | null,
  name: Name,
  message: PushMessage<Name>,
): void {
  if (page === null || page.isDestroyed()) return;
  page.send(channelPrefix + name, pushContract[name].parse(message));
}

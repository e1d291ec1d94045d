import type { CallName } from '../../shared/channels.ts';
import { type CallInput, type CallOutput, callContract } from '../../shared/contract.ts';
import { createFailure } from '../../shared/failure.ts';
import { failed, type Result } from '../../shared/result.ts';
import type { Log } from '../log.ts';

/*
 * One gate for every call of the page: the sender is our page's main frame, the input parses, the handler runs, and
 * the reply parses and so loses whatever is not in the contract. It knows neither Electron nor what calls do.
 */

export type CallHandlers = {
  [Name in CallName]: (input: CallInput<Name>) => Promise<Result<CallOutput<Name>>>;
};

/** Who calls; null: its frame is gone already. */
export type Sender = { url: string; isMainFrame: boolean } | null;

export interface GateOptions {
  /** True for addresses of our own page. */
  isPageUrl: (address: string) => boolean;
  log: Log;
}

export type Gate = (name: CallName, sender: Sender, input: unknown) => Promise<Result<unknown>>;

/** A failure comes back as a value; a bug of a handler is logged in full and rejects with its call's name only. */
export function createGate(handlers: CallHandlers, { isPageUrl, log }: GateOptions): Gate {
  return async (name, sender, input) => {
    if (sender === null || !sender.isMainFrame || !isPageUrl(sender.url)) {
      log.error('a call from a stranger was refused', { call: name });
      return failed(createFailure('permission', { subject: name }));
    }
    const parsed = callContract[name].input.safeParse(input);
    if (!parsed.success) {
      const where = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
      log.error('a call did not parse', { call: name, where });
      return failed(createFailure('bad-request', { detail: `${name}: ${where}` }));
    }
    try {
      return await run(name, handlers, parsed.data as CallInput<typeof name>);
    } catch (error) {
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.error('a call failed', { call: name, error: what });
      throw new Error(`${name} failed`);
    }
  };
}

async function run<Name extends CallName>(
  name: Name,
  handlers: CallHandlers,
  input: CallInput<Name>,
): Promise<Result<unknown>> {
  const result = await handlers[name](input);
  return result.ok ? { ok: true, value: callContract[name].output.parse(result.value) } : result;
}

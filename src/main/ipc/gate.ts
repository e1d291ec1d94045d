import type { CallName } from '../../shared/channels.ts';
import { type CallInput, type CallOutput, callContract } from '../../shared/contract.ts';
import { createFailure, failureSchema } from '../../shared/failure.ts';
import { failed, type Result } from '../../shared/result.ts';
import type { WindowName } from '../../shared/window-name.ts';
import type { Log } from '../log.ts';
import { mayCall } from './window-rights.ts';

/*
 * One gate for every call of a page: the sender is the main frame of one of our windows and may make it, the input parses, the handler runs, and
 * the reply parses and so loses whatever is not in the contract. It knows neither Electron nor what calls do.
 */

export type CallHandlers = {
  /** `caller`: which of our windows; the main one where nothing else is said. */
  [Name in CallName]: (input: CallInput<Name>, caller?: WindowName) => Promise<Result<CallOutput<Name>>>;
};

/** Who calls; null: its frame is gone already. */
type Sender = { url: string; isMainFrame: boolean } | null;

interface GateOptions {
  /** Whose page an address is; null: no window of ours. */
  findWindow: (address: string) => WindowName | null;
  log: Log;
}

export type Gate = (name: CallName, sender: Sender, input: unknown) => Promise<Result<unknown>>;

/** A page decides how much of what it sends is wrong, and what the names in a path are. */
const mostIssues = 10;
const longestPath = 200;

/** A failure comes back as a value; a bug of a handler is logged in full and rejects with its call's name only. */
export function createGate(handlers: CallHandlers, { findWindow, log }: GateOptions): Gate {
  return async (name, sender, input) => {
    const caller = sender?.isMainFrame === true ? findWindow(sender.url) : null;
    if (caller === null) {
      log.error('a call from a stranger was refused', { call: name });
      return failed(createFailure('permission', { subject: name }));
    }
    if (!mayCall(caller, name, input)) {
      log.error('a call that its window never makes was refused', { call: name, window: caller });
      return failed(createFailure('permission', { subject: name }));
    }
    const parsed = callContract[name].input.safeParse(input);
    if (!parsed.success) {
      const issues = parsed.error.issues.slice(0, mostIssues);
      const where = issues.map((issue) => issue.path.join('.').slice(0, longestPath)).join(', ');
      log.error('a call did not parse', { call: name, where });
      return failed(createFailure('bad-request', { detail: `${name}: ${where}` }));
    }
    try {
      return await run(name, handlers, parsed.data as CallInput<typeof name>, caller);
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
  caller: WindowName,
): Promise<Result<unknown>> {
  const result = await handlers[name](input, caller);
  return result.ok
    ? { ok: true, value: callContract[name].output.parse(result.value) }
    : failed(failureSchema.parse(result.failure));
}

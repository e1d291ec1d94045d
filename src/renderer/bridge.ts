import { type Bridge, bridgeName, type CallName, type PushName } from '../shared/channels.ts';
import type { CallInput, CallOutput, PushMessage } from '../shared/contract.ts';
import type { Failure } from '../shared/failure.ts';
import type { Result } from '../shared/result.ts';
import { describeFailure } from '../shared/words/en/failure.ts';
import { windowWords } from '../shared/words/en/window.ts';

declare global {
  interface Window {
    readonly [bridgeName]: Bridge;
  }
}

/** What went wrong, in words for the person in front; `failure` is null when the program itself erred. */
export interface Trouble {
  message: string;
  remedy: string;
  failure: Failure | null;
}

export type Reply<T> = { ok: true; value: T } | { ok: false; trouble: Trouble };

export interface PageBridge {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Reply<CallOutput<Name>>>;
  listen<Name extends PushName>(name: Name, handler: (message: PushMessage<Name>) => void): () => void;
}

const bug: Trouble = { ...windowWords.bug, failure: null };

export function toTrouble(failure: Failure): Trouble {
  return { ...describeFailure(failure), failure };
}

/** Types what crosses the bridge. Main has parsed it (`src/main/ipc`) and is of the same build, so that the page needs no schemas. */
export function createPageBridge(bridge: Bridge): PageBridge {
  return {
    async call<Name extends CallName>(name: Name, input: CallInput<Name>) {
      try {
        const reply: Result<CallOutput<Name>> = JSON.parse(await bridge.call(name, input));
        return reply.ok ? reply : { ok: false, trouble: toTrouble(reply.failure) };
      } catch {
        // Main has written the details into its log; the page only has to say that it did not work.
        return { ok: false, trouble: bug };
      }
    },
    listen: (name, handler) => bridge.listen(name, (text) => handler(JSON.parse(text))),
  };
}

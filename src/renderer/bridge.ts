import { type Bridge, bridgeName, type CallName, type PushName } from '../shared/channels.ts';
import {
  type CallInput,
  type CallOutput,
  callContract,
  type PushMessage,
  pushContract,
  replySchema,
} from '../shared/contract.ts';
import type { Failure } from '../shared/failure.ts';
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
  /** The handler gets null for a message that does not parse. */
  listen<Name extends PushName>(name: Name, handler: (message: PushMessage<Name> | null) => void): () => void;
}

const bug: Trouble = { ...windowWords.bug, failure: null };

export function toTrouble(failure: Failure): Trouble {
  return { ...describeFailure(failure), failure };
}

/** Types and parses what crosses the bridge: main is trusted, but not to be of the same version. */
export function createPageBridge(bridge: Bridge): PageBridge {
  return {
    async call(name, input) {
      try {
        const reply = replySchema.parse(await bridge.call(name, input));
        if (!reply.ok) return { ok: false, trouble: toTrouble(reply.failure) };
        return { ok: true, value: callContract[name].output.parse(reply.value) as CallOutput<typeof name> };
      } catch {
        // Main has written the details into its log; the page only has to say that it did not work.
        return { ok: false, trouble: bug };
      }
    },
    listen(name, handler) {
      return bridge.listen(name, (message) => {
        const parsed = pushContract[name].safeParse(message);
        handler(parsed.success ? (parsed.data as PushMessage<typeof name>) : null);
      });
    },
  };
}

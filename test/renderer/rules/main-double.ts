import { createPageBridge, type PageBridge } from '../../../src/renderer/bridge.ts';
import type { CallName } from '../../../src/shared/channels.ts';

/** Main as the page sees it: every call waits until it is answered, in their order. */
export class MainDouble {
  readonly calls: { name: CallName; input: unknown }[] = [];
  readonly bridge: PageBridge;
  readonly #open: ((text: string) => void)[] = [];

  constructor() {
    this.bridge = createPageBridge({
      call: (name, input) => {
        this.calls.push({ name, input });
        return new Promise((resolve) => this.#open.push(resolve));
      },
      listen: () => () => undefined,
    });
  }

  get names(): CallName[] {
    return this.calls.map(({ name }) => name);
  }

  async answer(reply: unknown): Promise<void> {
    this.#open.shift()?.(JSON.stringify(reply));
    // The reply passes a few promises before it is published.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
}

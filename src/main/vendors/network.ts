import type { Preferences } from '../../shared/preferences.ts';
import type { Clock } from '../clock.ts';
import { createHttp, type Http, type HttpOptions } from './http.ts';
import type { FindProxy } from './proxy-choice.ts';
import { createProxyFinder, findNamedProxy } from './proxy-environment.ts';

/** By which way vendors are asked, and whose certificates are trusted there. */
export type NetworkChoice = Pick<Preferences, 'proxy' | 'caFile'>;

export interface NetworkOptions {
  clock: Clock;
  environment: Readonly<Record<string, string | undefined>>;
  /** Answers as a configuration script does. */
  askSystem: (url: string) => Promise<string>;
  choice: NetworkChoice;
  /** Times and sizes, where not the usual ones. */
  limits?: Pick<HttpOptions, 'totalTimeoutMs' | 'connectTimeoutMs'>;
}

/**
 * The network as it is chosen now. A vendor keeps its `Http`, and with it its tokens and its budget: another choice
 * holds for its next question, while what is under way comes to its end the old way.
 */
export class Network {
  readonly #options: NetworkOptions;
  readonly #open = new Set<ExchangeableHttp>();
  #choice: NetworkChoice;

  constructor(options: NetworkOptions) {
    this.#options = options;
    this.#choice = options.choice;
  }

  openHttp(): Http {
    const http = new ExchangeableHttp(this.#create(), () => this.#open.delete(http));
    this.#open.add(http);
    return http;
  }

  choose({ proxy, caFile }: NetworkChoice): void {
    this.#choice = { proxy, caFile };
    for (const http of this.#open) http.exchange(this.#create());
  }

  #create(): Http {
    const { clock, limits } = this.#options;
    return createHttp({ clock, findProxy: this.#toFinder(), caFile: this.#choice.caFile, ...limits });
  }

  #toFinder(): FindProxy {
    const { environment, askSystem } = this.#options;
    const { proxy } = this.#choice;
    if (proxy.kind === 'system') return createProxyFinder(environment, askSystem);
    if (proxy.kind === 'none') return async () => [{ kind: 'direct' }];
    return async () => [findNamedProxy(proxy.url, environment)];
  }
}

class ExchangeableHttp implements Http {
  readonly #onClose: () => void;
  readonly #retired = new Set<Http>();
  #current: Http;
  /** Questions under way, by who asks them. */
  readonly #busy = new Map<Http, number>();

  constructor(first: Http, onClose: () => void) {
    this.#current = first;
    this.#onClose = onClose;
  }

  send: Http['send'] = async (request) => {
    const http = this.#current;
    this.#busy.set(http, (this.#busy.get(http) ?? 0) + 1);
    try {
      return await http.send(request);
    } finally {
      this.#busy.set(http, (this.#busy.get(http) ?? 0) - 1);
      void this.#closeIdle();
    }
  };

  exchange(next: Http): void {
    this.#retired.add(this.#current);
    this.#current = next;
    void this.#closeIdle();
  }

  async close(): Promise<void> {
    this.#onClose();
    await Promise.all([this.#current, ...this.#retired].map((http) => http.close()));
  }

  /** Of what is not asked any more the sockets go once the last answer is there. */
  async #closeIdle(): Promise<void> {
    const idle = [...this.#retired].filter((http) => (this.#busy.get(http) ?? 0) === 0);
    for (const http of idle) {
      this.#retired.delete(http);
      this.#busy.delete(http);
    }
    await Promise.all(idle.map((http) => http.close()));
  }
}

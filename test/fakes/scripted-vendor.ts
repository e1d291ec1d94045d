import type {
  ReadAnswer,
  ReadRequest,
  ReportRequest,
  Vendor,
  VendorCapabilities,
  VendorLoad,
} from '../../src/main/vendors/vendor.ts';
import type { CheckProgress, CheckReport } from '../../src/shared/check.ts';
import { createFailure, type Failure } from '../../src/shared/failure.ts';
import { createEmptyReading, type QueueSummary, type Reading } from '../../src/shared/queue.ts';
import type { ReportAnswer } from '../../src/shared/report.ts';
import { failed, ok, type Result } from '../../src/shared/result.ts';

type Step = (request: ReadRequest) => Promise<Result<ReadAnswer>>;

/** A vendor that answers as told: each step once, the last one for ever. Keeps what it was asked and when. */
export class ScriptedVendor implements Vendor {
  readonly capabilities: VendorCapabilities = {
    givesWaiting: true,
    splitsMedia: true,
    reports: { queues: ['vendor'], sla: ['answered'] },
    freeThreshold: false,
  };
  /** What it says of its cost. */
  cost: VendorLoad = { requestsPerMinute: 7, allowedPerMinute: 300, requestsPerPoll: 1, usedShare: null };
  readonly requests: { at: number; request: ReadRequest }[] = [];
  readonly #now: () => number;
  #steps: Step[];
  #underWay = 0;
  mostAtOnce = 0;

  constructor(now: () => number, ...steps: Step[]) {
    this.#now = now;
    this.#steps = steps.length === 0 ? [answers()] : steps;
  }

  get times(): number[] {
    return this.requests.map(({ at }) => at);
  }

  script(...steps: Step[]): void {
    this.#steps = steps;
  }

  load(): VendorLoad {
    return this.cost;
  }

  async report(_request: ReportRequest): Promise<Result<ReportAnswer>> {
    return failed(createFailure('unsupported'));
  }

  async signIn(_signal: AbortSignal): Promise<Result<null>> {
    return failed(createFailure('unsupported'));
  }

  async read(request: ReadRequest): Promise<Result<ReadAnswer>> {
    this.requests.push({ at: this.#now(), request });
    const step = this.#steps.length > 1 ? this.#steps.shift() : this.#steps[0];
    if (step === undefined) throw new Error('the script is empty');
    this.#underWay += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#underWay);
    try {
      return await step(request);
    } finally {
      this.#underWay -= 1;
    }
  }

  async check(
    _signal: AbortSignal,
    _onProgress?: (progress: CheckProgress) => void,
  ): Promise<Result<CheckReport>> {
    return failed(createFailure('unsupported'));
  }

  async listQueues(_signal: AbortSignal): Promise<Result<QueueSummary[]>> {
    return failed(createFailure('unsupported'));
  }

  async close(): Promise<void> {}
}

export function answers(...readings: Reading[]): Step {
  return async () => ok(createAnswer({ readings }));
}

export function fails(failure: Failure): Step {
  return async () => failed(failure);
}

/** Never answers on its own; ends as the port says when it is aborted. */
export function hangs(): Step {
  return ({ signal }) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        const isTimeout = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
        resolve(failed(createFailure(isTimeout ? 'timeout' : 'cancelled')));
      });
    });
}

/** Breaks its promise to end when it is aborted. */
export function hangsForEver(): Step {
  return () => new Promise(() => {});
}

export function throws(error: Error): Step {
  return async () => {
    throw error;
  };
}

export function createAnswer(parts: Partial<ReadAnswer> = {}): ReadAnswer {
  return {
    api: 'platform',
    readings: [],
    quietQueueIds: [],
    queues: emptyQueueList,
    todayFailure: null,
    unknownQueueIds: [],
    clockSkewMs: null,
    ...parts,
  };
}

const emptyQueueList: QueueSummary[] = [];

/** A reading of connection `emea`, queue `q1`, voice, where nothing else is said. */
export function createReading(parts: Partial<Reading> = {}): Reading {
  const identity = {
    connectionId: 'emea',
    queueId: 'q1',
    queueName: 'Billing EN',
    mediaType: 'voice' as const,
    observedAt: 0,
  };
  return { ...createEmptyReading(identity), ...parts };
}

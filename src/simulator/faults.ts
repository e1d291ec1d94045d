import { z } from 'zod';

const faultKinds = [
  'status',
  'delay',
  'reset',
  'truncate',
  'garbage',
  'html',
  'slow-drip',
  'huge',
  'empty',
  'redirect',
  'wrong-shape',
  'wrong-types',
  'content-type',
  'clock-skew',
  'silence',
] as const;

/**
 * A way of going wrong. `match` is `METHOD /path`, `/path` (both by their beginning) or `*`. `times` counts down
 * (-1: for ever). `delayMs` is waited before any kind, and between two pieces of `slow-drip`.
 */
export const faultSchema = z.strictObject({
  match: z.string().min(1),
  kind: z.enum(faultKinds),
  times: z.number().int().min(-1).default(1),
  status: z.exactOptional(z.number().int().min(200).max(599)),
  headers: z.exactOptional(z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[^\r\n]*$/))),
  body: z.exactOptional(z.unknown()),
  delayMs: z.exactOptional(z.number().min(0).max(600_000)),
  /** How far `clock-skew` puts the `Date` header off; an hour where left out. */
  skewMs: z.exactOptional(z.number().int()),
  /** The size of a `huge` answer. */
  bytes: z.exactOptional(
    z
      .number()
      .int()
      .positive()
      .max(512 * 2 ** 20),
  ),
});
export type Fault = z.infer<typeof faultSchema>;

/** The faults that are set; the one set first is used up first. */
export class FaultList {
  #faults: Fault[] = [];

  add(faults: readonly Fault[]): void {
    this.#faults.push(...faults.filter(({ times }) => times !== 0).map((fault) => ({ ...fault })));
  }

  clear(): void {
    this.#faults = [];
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  /** The fault for this request, used once; null where everything is well. */
  take(method: string, path: string): Fault | null {
    const fault = this.#faults.find(({ match }) => matches(match, method, path));
    if (fault === undefined) return null;
    if (fault.times > 0) fault.times -= 1;
    if (fault.times === 0) this.#faults = this.#faults.filter((other) => other !== fault);
    return fault;
  }
}

function matches(match: string, method: string, path: string): boolean {
  if (match === '*') return true;
  const [first = '', second] = match.split(' ', 2);
  return second === undefined ? path.startsWith(first) : method === first && path.startsWith(second);
}

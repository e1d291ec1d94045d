import type { Vendor } from '../../../src/main/vendors/vendor.ts';
import { type ReportQuestion, reportQuestionSchema } from '../../../src/shared/report.ts';
import { FixedClock } from '../fixed-clock.ts';
import { ScriptedServer } from '../scripted-server.ts';
import { openCxone, scriptTenant } from './cxone-fixture.ts';

export const dayMs = 86_400_000;
export const from = Date.UTC(2026, 8, 1);

/** Reports of one day from a tenant that answers as each test says. */
export class AcdReportScene {
  readonly server = new ScriptedServer();
  /** How far each report said that it is. */
  readonly shares: (number | null)[] = [];
  readonly #clock = new FixedClock(Date.UTC(2026, 10, 21, 10));

  async start(): Promise<this> {
    scriptTenant(await this.server.start());
    return this;
  }

  open(changes: Record<string, unknown> = {}): Vendor {
    return openCxone(this.server.url, this.#clock, changes).vendor;
  }

  ask(
    parts: Partial<ReportQuestion> = {},
    vendor = this.open(),
    signal: AbortSignal = new AbortController().signal,
  ) {
    const question = reportQuestionSchema.parse({
      kind: 'queues',
      from,
      to: from + dayMs,
      queueIds: null,
      granularity: 'PT30M',
      thresholdMs: null,
      formula: null,
      ...parts,
    });
    return vendor.report({
      question,
      signal,
      onProgress: ({ share }) => this.shares.push(share),
    });
  }

  async askWell(parts: Partial<ReportQuestion> = {}, vendor = this.open()) {
    const result = await this.ask(parts, vendor);
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    return result.value;
  }

  /** What was asked of the calls on `/skills/<name>`. */
  asked(name: string): Record<string, string>[] {
    return this.server.requests
      .filter(({ path }) => path.includes(`/skills/${name}?`))
      .map(({ path }) => Object.fromEntries(new URL(path, this.server.url).searchParams));
  }
}

import type { CheckProgress, CheckReport } from '../../shared/check.ts';
import type { Failure } from '../../shared/failure.ts';
import { connectWords } from '../../shared/words/en/connect.ts';
import { connectTestWords as words } from '../../shared/words/en/connect-test.ts';
import { formatAge, formatNumber } from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { toTrouble } from '../bridge.ts';
import { useIntoView } from '../parts/into-view.ts';
import { BlameNote } from './blame-note.tsx';
import { OutcomeMark } from './outcome-mark.tsx';
import {
  findWorst,
  hasAnswered,
  isUsable,
  type TestLine,
  toProgressLines,
  toReportLines,
} from './test-lines.ts';

/** What a test calls clocks that agree: one that sets itself by the network is nearer than that. */
const agreeWithinMs = 5000;

/** A test under way: each step as it happens. */
export function CheckProgressLines({ progress }: { progress: CheckProgress | null }) {
  const lines = toProgressLines(progress);
  const shown = useIntoView<HTMLElement>(lines.length);
  return (
    <section ref={shown} className="results" aria-label={words.running} aria-busy="true" role="status">
      <Lines lines={lines} />
    </section>
  );
}

/** What a test has found: who answers, each step with what it needs, whose trouble it is, and what asking will cost. */
export function CheckResults({ report }: { report: CheckReport }) {
  const { queues, api, clockSkewMs, organisation } = report;
  const usable = isUsable(report);
  const shown = useIntoView<HTMLElement>();
  const lines = toReportLines(report);
  const worst = findWorst(lines);
  return (
    <section
      // Whose trouble it is goes before how far it came, where the window is too low for both.
      ref={worst === null ? shown : undefined}
      className="results"
      aria-label={words.label}
      role="status"
    >
      {usable && (
        <p>
          {organisation !== null && <b>{organisation} · </b>}
          {queues.length === 0
            ? connectWords.noQueues
            : connectWords.found(queues.length, windowWords.connections.apis[api])}
        </p>
      )}
      <Lines lines={lines} />
      {worst?.failure != null && (
        <BlameNote
          trouble={toTrouble(worst.failure)}
          hasAnswered={hasAnswered(report)}
          about="test"
          tone={worst.outcome === 'gap' ? 'warning' : 'critical'}
        />
      )}
      {usable && <p className="secondary">{sayFacts(report)}</p>}
      {worst !== null && (
        <p className="secondary">{usable ? connectWords.partial : connectWords.notUsable}</p>
      )}
      {clockSkewMs !== null && Math.abs(clockSkewMs) >= agreeWithinMs && (
        <p className="secondary">{connectWords.skew(formatAge(Math.abs(clockSkewMs)), clockSkewMs > 0)}</p>
      )}
    </section>
  );
}

function Lines({ lines }: { lines: readonly TestLine[] }) {
  const worst = findWorst(lines);
  return (
    <ul>
      {lines.map((line) => (
        <Line key={line.step} line={line} isToldBelow={isSameFailure(line.failure, worst?.failure ?? null)} />
      ))}
    </ul>
  );
}

/** One missing permission fails several steps; it is explained once. */
function isSameFailure(failure: Failure | null, other: Failure | null): boolean {
  return (
    failure?.code === other?.code && failure?.reason === other?.reason && failure?.subject === other?.subject
  );
}

/** The words of the worst failure stand below, with its remedy. */
function Line({ line, isToldBelow }: { line: TestLine; isToldBelow: boolean }) {
  const { step, outcome, permission, failure } = line;
  const said = failure === null || isToldBelow ? null : toTrouble(failure);
  return (
    <li className="result" data-outcome={outcome}>
      <OutcomeMark outcome={outcome} />
      <div>
        <b>{words.steps[step]}</b> <span className="secondary">{sayOutcome(line)}</span>
      </div>
      {permission !== null && permission !== '' && <code className="permission">{permission}</code>}
      {said !== null && (
        <div className="result-reason">
          {said.message} <span className="secondary">{said.remedy}</span>
        </div>
      )}
    </li>
  );
}

function sayOutcome({ step, outcome, found }: TestLine): string {
  if (outcome !== 'good') return words.outcomes[outcome];
  if (step === 'reach') return words.reached;
  if (found === null) return words.outcomes.good;
  return 'organisation' in found ? found.organisation : words.worksWith(words.queues(found.queues));
}

/** `answers in 120 ms · clocks agree · about 14 of 300 requests a minute`. */
function sayFacts(report: CheckReport): string {
  const { timeToFirstByteMs, clockSkewMs, requestsPerMinute, allowedPerMinute } = report;
  const facts: string[] = [];
  if (timeToFirstByteMs !== null)
    facts.push(connectWords.firstByte(formatNumber(Math.round(timeToFirstByteMs))));
  if (clockSkewMs !== null && Math.abs(clockSkewMs) < agreeWithinMs) facts.push(connectWords.clocksAgree);
  if (requestsPerMinute !== null) {
    const asked = requestsPerMinute < 1 ? connectWords.underOne : formatNumber(Math.round(requestsPerMinute));
    facts.push(connectWords.cost(asked, allowedPerMinute === null ? null : formatNumber(allowedPerMinute)));
  }
  return facts.join(' · ');
}

import type { CheckReport } from '../../shared/check.ts';
import { connectWords as words } from '../../shared/words/en/connect.ts';
import { describeFailure } from '../../shared/words/en/failure.ts';
import { formatAge } from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { useIntoView } from '../parts/into-view.ts';
import { isUsable, type StepOutcome, toStepOutcomes } from './check-outcomes.ts';

/** Clocks that differ by less do not show in waits of minutes. */
const notableSkewMs = 5000;

/** What a test has found: who answers, each step with what it needs, and what asking will cost. */
export function CheckResults({ report }: { report: CheckReport }) {
  const { queues, api, clockSkewMs, organisation } = report;
  const usable = isUsable(report);
  const shown = useIntoView<HTMLElement>();
  const hasFailed = report.steps.some(({ failure }) => failure !== null);
  return (
    <section ref={shown} className="results" aria-label={words.results} role="status">
      {usable && (
        <p>
          {organisation !== null && <b>{organisation} · </b>}
          {queues.length === 0
            ? words.noQueues
            : words.found(queues.length, windowWords.connections.apis[api])}
        </p>
      )}
      <ul>
        {toStepOutcomes(report).map((one) => (
          <Step key={one.step} {...one} />
        ))}
      </ul>
      {usable && <p className="secondary">{sayFacts(report)}</p>}
      {hasFailed && <p className="secondary">{usable ? words.partial : words.notUsable}</p>}
      {clockSkewMs !== null && Math.abs(clockSkewMs) >= notableSkewMs && (
        <p className="secondary">{words.skew(formatAge(Math.abs(clockSkewMs)), clockSkewMs > 0)}</p>
      )}
    </section>
  );
}

function Step({ step, outcome, permission, failure }: StepOutcome) {
  const said = failure === null ? null : describeFailure(failure);
  return (
    <li className="result" data-outcome={outcome}>
      <OutcomeMark outcome={outcome} />
      <div>
        <b>{words.steps[step]}</b> <span className="secondary">{words.outcomes[outcome]}</span>
      </div>
      {permission !== null && <code className="permission">{permission}</code>}
      {said !== null && (
        <div className="result-reason">
          {said.message} <span className="secondary">{said.remedy}</span>
        </div>
      )}
    </li>
  );
}

/** `answers in 120 ms · clocks agree · about 14 of 300 requests a minute`. */
function sayFacts(report: CheckReport): string {
  const { timeToFirstByteMs, clockSkewMs, requestsPerMinute, allowedPerMinute } = report;
  const facts: string[] = [];
  if (timeToFirstByteMs !== null) facts.push(words.firstByte(String(Math.round(timeToFirstByteMs))));
  if (clockSkewMs !== null && Math.abs(clockSkewMs) < notableSkewMs) facts.push(words.clocksAgree);
  if (requestsPerMinute !== null) {
    const asked = requestsPerMinute < 1 ? words.underOne : String(Math.round(requestsPerMinute));
    facts.push(words.cost(asked, allowedPerMinute === null ? null : String(allowedPerMinute)));
  }
  return facts.join(' · ');
}

function OutcomeMark({ outcome }: Pick<StepOutcome, 'outcome'>) {
  const paths = {
    good: 'M2.5 7.5 5.6 10.5 11.5 3.8',
    bad: 'M3 3l8 8M11 3l-8 8',
    gap: 'M7 2.5v5.6M7 11.2v.2',
    untried: 'M3.5 7h7',
  };
  return (
    <svg className="mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path
        d={paths[outcome]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

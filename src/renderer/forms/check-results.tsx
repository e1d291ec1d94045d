import { type CheckReport, checkSteps } from '../../shared/check.ts';
import { describeFailure } from '../../shared/words/en/failure.ts';
import { windowWords } from '../../shared/words/en/window.ts';

const words = windowWords.add;
/** Clocks that differ by less do not show in waits of minutes. */
const notableSkewMs = 5000;

/** Enough works to fill a board: sign-in and live figures. */
export function isUsable(report: CheckReport): boolean {
  const works = (name: string) => report.steps.some(({ step, failure }) => step === name && failure === null);
  return works('sign-in') && works('live-figures');
}

/** Each step of the test: works, fails with what to do, or was not tried. */
export function CheckResults({ report }: { report: CheckReport }) {
  const outcomes = new Map(report.steps.map(({ step, failure }) => [step, failure]));
  const { queues, api, clockSkewMs } = report;
  const skewMs = Math.abs(clockSkewMs ?? 0);
  const hasFailed = report.steps.some(({ failure }) => failure !== null);
  return (
    <section className="results" aria-label={words.results} role="status">
      <ul>
        {checkSteps.map((step) => {
          const failure = outcomes.get(step);
          const outcome = failure === undefined ? 'untried' : failure === null ? 'good' : 'bad';
          const said = failure === undefined || failure === null ? null : describeFailure(failure);
          return (
            <li key={step} className="result" data-outcome={outcome}>
              <OutcomeMark outcome={outcome} />
              <div>
                <b>{words.steps[step]}</b> <span className="secondary">{words.outcomes[outcome]}</span>
                {said !== null && (
                  <div>
                    {said.message} <span className="secondary">{said.remedy}</span>
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {isUsable(report) && (
        <p>
          {queues.length === 0
            ? words.noQueues
            : words.found(queues.length, windowWords.connections.apis[api])}
        </p>
      )}
      {hasFailed && <p className="secondary">{isUsable(report) ? words.partial : words.notUsable}</p>}
      {skewMs >= notableSkewMs && (
        <p className="secondary">{words.skew(String(Math.round(skewMs / 1000)))}</p>
      )}
    </section>
  );
}

function OutcomeMark({ outcome }: { outcome: 'good' | 'bad' | 'untried' }) {
  const paths = { good: 'M2.5 7.5 5.6 10.5 11.5 3.8', bad: 'M3 3l8 8M11 3l-8 8', untried: 'M3.5 7h7' };
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

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PageStage } from '../../tools/page-stage/page-stage.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Axe waits between its rules, which it could not do by a clock that stands still. */
const axeScript = `((setTimeout) => { ${source} })(stageTimers.setTimeout)`;

interface AxeFinding {
  id: string;
  help: string;
  nodes: { html: string; target: unknown; failureSummary: string }[];
}

/**
 * What React Aria leaves around the dialog of a popover, for which no landmark has a place and which the rule about landmarks
 * cannot be told to leave out: a name on a box without a role, which nobody is told of, and two buttons that nobody sees,
 * for leaving the dialog by a screen reader without an Escape key.
 */
const clearPopovers = `for (const popover of document.querySelectorAll('.popover:not([role])')) {
  popover.removeAttribute('aria-labelledby');
  for (const button of popover.querySelectorAll(':scope > div > button[aria-label="Dismiss"]')) button.hidden = true;
}`;

export async function loadAxe({ run }: PageStage): Promise<void> {
  await run(axeScript);
  await run(clearPopovers);
}

/** What is wrong, one text for each kind and place; of all rules, or of these. */
export async function findViolations({ run }: PageStage, rules?: readonly string[]): Promise<string[]> {
  const runOnly = rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } };
  const options = JSON.stringify({ ...runOnly, resultTypes: ['violations'] });
  const findings = (await run(
    `axe.run(document, ${options}).then(({ violations }) => violations)`,
  )) as AxeFinding[];
  return findings.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  );
}

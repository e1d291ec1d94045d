import type { Failure } from '../../../shared/failure.ts';
import type { TimeWindow } from '../../../shared/queue.ts';
import type { ReportAnswer, ReportNote, ReportRows } from '../../../shared/report.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import type { CallResult } from '../api-client.ts';
import { callPatiently } from '../patient-call.ts';
import { createQueueFilter } from '../selection.ts';
import type { ReportRequest } from '../vendor.ts';
import { splitWindow } from '../window.ts';
import { type AcdAsker, askSkillPages, askSkills } from './acd-calls.ts';
import type { DialectDeps } from './deps.ts';
import { fetchAllSkills } from './skill-activity.ts';
import {
  mergeSla,
  mergeSummary,
  type SkillSla,
  type SkillTotals,
  slaSummarySchema,
  summarySchema,
  toQueueReportRow,
  toSlaReportRow,
} from './translate-summary.ts';

/** More is refused ("Max 30 days"), so that a longer window is asked for in parts and added up. */
const longestWindowMs = 30 * 86_400_000;

/** The past by skill: all of them are asked for, as neither listing takes ids, and the chosen ones are told. */
export async function reportSkills(
  { connection, clock }: Pick<DialectDeps, 'connection' | 'clock'>,
  asker: AcdAsker,
  { question, signal, remainingMs, onProgress }: ReportRequest,
): Promise<Result<ReportAnswer>> {
  const patient: AcdAsker = {
    ...asker,
    repeat: (call) => callPatiently(call, { clock, signal, remainingMs }),
  };
  const isChosen = createQueueFilter(question.queueIds ?? connection.queues);
  const asked = { question, isChosen, onProgress };
  const told = question.kind === 'sla' ? await tellSla(patient, asked) : await tellQueues(patient, asked);
  if (!told.ok) return told;
  const formula = question.formula ?? connection.serviceLevelFormula;
  const notes: ReportNote[] = [
    ...told.value.notes,
    // The counts behind the percentages follow the tenant's settings, not the formula asked for.
    ...(formula === 'vendor' ? [] : [note('vendor-formula')]),
    note('own-thresholds'),
    note('late-figures'),
  ];
  return ok({ api: 'acd', answer: told.value.answer, notes, cutShort: told.value.cutShort });
}

interface Asked extends Pick<ReportRequest, 'question' | 'onProgress'> {
  isChosen(queue: { queueId: string; name: string }): boolean;
}

interface Told {
  answer: ReportRows;
  notes: ReportNote[];
  cutShort: Failure | null;
}

async function tellQueues(asker: AcdAsker, asked: Asked): Promise<Result<Told>> {
  const gathered = await gather<SkillTotals>(asked, (skills, window, onPage) =>
    askSummary(asker, window, (rows) => onPage(mergeSummary(skills, rows))),
  );
  if (!gathered.ok) return gathered;
  const { rows, cutShort } = gathered.value;
  const merged = rows.filter((row) => row.rows > 1).length;
  const missing = cutShort === null ? toMissing(asked, rows) : [];
  const unknown = missing.length === 0 ? [] : await findUnknown(asker, missing);
  return ok({
    answer: { kind: 'queues', rows: rows.map(toQueueReportRow) },
    notes: [...(merged === 0 ? [] : [note('derived', merged)]), ...toUnknownNote(unknown)],
    cutShort,
  });
}

async function tellSla(asker: AcdAsker, asked: Asked): Promise<Result<Told>> {
  // Each skill's own threshold; without the list the counts are still worth telling.
  const listed = await fetchAllSkills(asker);
  const listing = listed.ok ? listed.value.skills : null;
  const gathered = await gather<SkillSla>(asked, (skills, window, onPage) =>
    askSlaSummary(asker, window, (rows) => onPage(mergeSla(skills, rows))),
  );
  if (!gathered.ok) return gathered;
  const { rows, cutShort } = gathered.value;
  const unknown =
    listing === null || cutShort !== null ? [] : toMissing(asked, rows).filter((id) => !listing.has(id));
  return ok({
    answer: {
      kind: 'sla',
      rows: rows.map((row) =>
        toSlaReportRow(row, listing?.get(row.queueId)?.skill.serviceLevelThreshold ?? null),
      ),
    },
    notes: toUnknownNote(unknown),
    cutShort,
  });
}

/** The queues asked for by id that no row is about. */
function toMissing({ question }: Asked, rows: readonly { queueId: string }[]): string[] {
  const told = new Set(rows.map(({ queueId }) => queueId));
  return [...new Set(question.queueIds ?? [])].filter((id) => !told.has(id));
}

/** Those that are no skill either. Asked for once: the report is there, and does not wait for a note. */
async function findUnknown(
  { repeat: _, ...asker }: AcdAsker,
  queueIds: readonly string[],
): Promise<readonly string[]> {
  const listed = await fetchAllSkills(asker);
  return listed.ok ? queueIds.filter((id) => !listed.value.skills.has(id)) : [];
}

function toUnknownNote({ length }: readonly string[]): ReportNote[] {
  return length === 0 ? [] : [note('unknown-queues', length)];
}

type Gathering<T> = (
  skills: Map<string, T>,
  window: TimeWindow,
  onPage: (ids: readonly string[]) => void,
) => Promise<CallResult<unknown>>;

/**
 * Adds up the parts of the window. A row is whole only when every part has been told: so a report that breaks off
 * in its last part keeps the skills which that part has told already, and one that breaks off earlier keeps none.
 */
async function gather<T extends { queueId: string; queueName: string }>(
  { question, isChosen, onProgress }: Asked,
  askPart: Gathering<T>,
): Promise<Result<{ rows: T[]; cutShort: Failure | null }>> {
  const skills = new Map<string, T>();
  const parts = splitWindow(question, longestWindowMs);
  const toRows = (isWhole: (queueId: string) => boolean) =>
    [...skills.values()].filter(
      ({ queueId, queueName }) => isWhole(queueId) && isChosen({ queueId, name: queueName }),
    );
  let pages = 0;
  for (const [index, part] of parts.entries()) {
    const toldByPart = new Set<string>();
    const answer = await askPart(skills, part, (ids) => {
      for (const id of ids) toldByPart.add(id);
      pages += 1;
      onProgress({ pages, rows: skills.size, share: index / parts.length });
    });
    if (answer.ok) continue;
    const isLast = index === parts.length - 1;
    const rows = isLast ? toRows((queueId) => toldByPart.has(queueId)) : [];
    return rows.length === 0 ? failed(answer.failure) : ok({ rows, cutShort: answer.failure });
  }
  onProgress({ pages, rows: skills.size, share: 1 });
  return ok({ rows: toRows(() => true), cutShort: null });
}

type SummaryRows = ReturnType<typeof summarySchema.parse>['skillSummaries'];
type SlaRows = ReturnType<typeof slaSummarySchema.parse>['serviceLevelSummaries'];

/** All skills in one answer: this listing knows no pages. */
export async function askSummary(
  asker: AcdAsker,
  window: TimeWindow,
  onRows: (rows: SummaryRows) => void,
): Promise<CallResult<unknown>> {
  const answer = await askSkills(asker, {
    path: 'summary',
    query: toDates(window),
    schema: summarySchema,
    whenEmpty: { skillSummaries: [] },
  });
  if (answer.ok) onRows(answer.value.skillSummaries);
  return answer;
}

export function askSlaSummary(
  asker: AcdAsker,
  window: TimeWindow,
  onRows: (rows: SlaRows) => void = () => {},
): Promise<CallResult<unknown>> {
  // A skill that moves to the next page in between comes twice.
  const told = new Set<string | null>();
  return askSkillPages(asker, {
    path: 'sla-summary',
    query: toDates(window),
    schema: slaSummarySchema,
    whenEmpty: { serviceLevelSummaries: [], totalRecords: 0, _links: null },
    toIds: ({ serviceLevelSummaries }) => serviceLevelSummaries.map(({ skillId }) => skillId),
    onPage({ serviceLevelSummaries }) {
      const news = serviceLevelSummaries.filter(({ skillId }) => !told.has(skillId));
      for (const { skillId } of news) told.add(skillId);
      onRows(news);
    },
  });
}

/** Whether `endDate` belongs to the window is told nowhere; other clients' windows meet as ours do. */
function toDates({ from, to }: TimeWindow) {
  return { startDate: new Date(from).toISOString(), endDate: new Date(to).toISOString() };
}

function note(code: ReportNote['code'], count: number | null = null): ReportNote {
  return { code, count };
}

import { z } from 'zod';
import { answer } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { pageShape, parseQuery, toAcdPath, toPage } from './acd-query.ts';
import { acdStyle } from './acd-style.ts';
import { toPercent } from './figures.ts';
import { isNewStyle, refuseWindow, type SkillPast, toPasts, windowShape } from './past.ts';
import { businessUnitId } from './skills.ts';

/** `GET …/skills/sla-summary`: service levels of a past window, in pages. */

const querySchema = z.strictObject({ ...windowShape, ...pageShape });
const usualPageSize = 100;

export const slaSummary: Endpoint = {
  api: 'acd',
  method: 'GET',
  path: toAcdPath('skills/sla-summary'),
  permission: 'skills/sla-summary',
  style: acdStyle,
  handle({ origin, path, query, parameters: [version] }, centre) {
    const parsed = parseQuery(query, querySchema);
    if (!parsed.ok) return parsed.refusal;
    const refusal = refuseWindow(parsed.value);
    if (refusal !== null) return refusal;
    const { skip, top = usualPageSize } = parsed.value;
    const pasts = toPasts(centre, parsed.value);
    const page = toPage(pasts, { skip, top }, origin + path, query);
    return answer({
      totalRecords: pasts.length,
      _links: page.links,
      serviceLevelSummaries: page.rows.map((past) => toRow(past, isNewStyle(version))),
    });
  },
};

/** The present specification prints capitals; every client of an older version reads small letters. */
function toRow({ skill, sla }: SkillPast, withCapitals: boolean): Record<string, string | number> {
  const row = {
    businessUnitId,
    skillId: skill.skillId,
    skillName: skill.name,
    contactsWithinSLA: sla.within,
    contactsOutOfSLA: sla.out,
    totalContacts: sla.within + sla.out,
    serviceLevel: toPercent(sla),
  };
  if (!withCapitals) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
  );
}

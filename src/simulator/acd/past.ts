import type { z } from 'zod';
import type { ApiAnswer } from '../answer.ts';
import type { Contact } from '../contact.ts';
import type { ContactCentre } from '../contact-centre.ts';
import { momentSchema } from './acd-query.ts';
import { refuseAcd } from './acd-style.ts';
import { countSla, type SlaCounts } from './figures.ts';
import { type Skill, toSkills } from './skills.ts';

/* What the two summaries share: a past window, and the contacts that came during it. */

export const windowShape = { startDate: momentSchema, endDate: momentSchema };
type Window = { [Name in keyof typeof windowShape]: z.infer<(typeof windowShape)[Name]> };

const longestWindowMs = 30 * 86_400_000;

/** From this version on durations are ISO 8601, and the names of the SLA summary begin with capitals. */
const newStyleVersion = 34;

export function isNewStyle(version: string | undefined): boolean {
  return Number(version) >= newStyleVersion;
}

/** A skill in use, and which of its contacts took which step during the window. */
export interface SkillPast {
  skill: Skill & { live: NonNullable<Skill['live']> };
  offered: readonly Contact[];
  answered: readonly Contact[];
  abandoned: readonly Contact[];
  /** Wrapped up. */
  handled: readonly Contact[];
  /** Of the answered and the abandoned. */
  sla: SlaCounts;
}

export function refuseWindow({ startDate, endDate }: Window): ApiAnswer | null {
  if (startDate >= endDate) return refuseAcd(400, 'Invalid date range.');
  return endDate - startDate > longestWindowMs ? refuseAcd(400, 'Invalid date range. Max 30 days.') : null;
}

/**
 * Each step counts at its own time, as everywhere in the demo. An old text of the vendor has sla-summary count the
 * contacts that were created in the window; that differs by those under way at its ends.
 */
export function toPasts(centre: ContactCentre, { startDate, endDate }: Window): SkillPast[] {
  const isIn = (at: number | null) => at !== null && at >= startDate && at < endDate;
  return toSkills(centre.queues()).flatMap((skill) => {
    const { live } = skill;
    if (live === null) return [];
    const { contacts, model } = live.lane;
    const answered = contacts.filter(({ answeredAt }) => isIn(answeredAt));
    const abandoned = contacts.filter(({ abandonedAt }) => isIn(abandonedAt));
    return [
      {
        skill: { ...skill, live },
        offered: contacts.filter(({ arrivedAt }) => isIn(arrivedAt)),
        answered,
        abandoned,
        handled: contacts.filter(({ handledAt }) => isIn(handledAt)),
        sla: countSla([...answered, ...abandoned], model),
      },
    ];
  });
}

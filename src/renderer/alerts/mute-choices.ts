import type { Alert } from '../../shared/alert.ts';
import type { MuteTarget } from '../../shared/attention.ts';
import { alertActionWords as words } from '../../shared/words/en/alerts-page.ts';

const mutedHours = [1, 4, 8] as const;

interface MuteChoice {
  id: string;
  label: string;
  target: MuteTarget;
  minutes: number;
}

interface MuteSection {
  title: string;
  choices: MuteChoice[];
}

/** What of an alert can be muted, the narrowest first, and for how long: every mute ends. */
export function toMuteSections({ connectionId, queueId, ruleId }: Alert): MuteSection[] {
  const targets = [
    { kind: 'queue', connectionId, queueId },
    { kind: 'rule', ruleId },
    { kind: 'connection', connectionId },
  ] as const satisfies MuteTarget[];
  return targets.map((target) => ({
    title: words.muteFor[target.kind],
    choices: mutedHours.map((hours) => ({
      id: `${target.kind}:${hours}`,
      label: words.hours(hours),
      target,
      minutes: hours * 60,
    })),
  }));
}

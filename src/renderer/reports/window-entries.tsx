import type { ConnectionStatus } from '../../shared/board.ts';
import { type ReportPreset, reportPresets } from '../../shared/recent-report.ts';
import { toPresetWindow } from '../../shared/report-window.ts';
import { createZoneClock } from '../../shared/time-zone.ts';
import { reportWords as words } from '../../shared/words/en/report.ts';
import { ChoiceEntry } from '../forms/choice-entry.tsx';
import { TextEntry } from '../forms/text-entry.tsx';
import type { LocaleFormat } from '../locale-format.ts';
import { useServices } from '../services.ts';
import {
  type ChoiceErrors,
  type ReportChoice,
  toChosenWindow,
  toZone,
  toZones,
  type ZoneChoice,
} from './report-choice.ts';
import { toWallText } from './wall-text.ts';

const windowChoices = reportPresets.map((id) => ({ id, label: words.windows[id] }));

interface WindowEntriesProps {
  choice: ReportChoice;
  chosen: readonly ConnectionStatus[];
  errors: ChoiceErrors;
  format: LocaleFormat;
  onChange: (part: Partial<ReportChoice>) => void;
}

/** Which part of the past, and by whose clock. */
export function WindowEntries({ choice, chosen, errors, format, onChange }: WindowEntriesProps) {
  const { wallNowMs } = useServices();
  const timeZone = toZone(choice, chosen, format.timeZone);
  const zones = toZones(choice, chosen, format.timeZone);
  const choosePreset = (preset: ReportPreset) => {
    if (preset !== 'own' || choice.preset === 'own') return onChange({ preset });
    // Own times begin with those that were chosen before.
    const clock = createZoneClock(timeZone);
    const { from, to } = toPresetWindow(choice.preset, wallNowMs(), clock);
    onChange({ preset, fromText: toWallText(from, clock), toText: toWallText(to, clock) });
  };
  return (
    <>
      <ChoiceEntry
        label={words.window}
        choices={windowChoices}
        value={choice.preset}
        onChange={(id) => choosePreset(reportPresets.find((one) => one === id) ?? 'today')}
      />
      {choice.preset === 'own' && (
        <>
          <TextEntry
            label={words.from}
            type="datetime-local"
            value={choice.fromText}
            error={errors.from}
            onChange={(fromText) => onChange({ fromText })}
          />
          <TextEntry
            label={words.to}
            type="datetime-local"
            value={choice.toText}
            error={errors.to}
            onChange={(toText) => onChange({ toText })}
          />
        </>
      )}
      <ChoiceEntry
        label={words.zone}
        choices={zones.map((zone) => ({ id: zone.timeZone, label: sayZone(zone) }))}
        value={timeZone}
        onChange={(id) => onChange({ timeZone: id })}
      />
    </>
  );
}

/** `Europe/Berlin (Genesys EMEA, this computer)`. */
function sayZone({ timeZone, names, isComputers }: ZoneChoice): string {
  const whose = [...names, ...(isComputers ? [words.thisComputer] : [])];
  return words.zoneOf(timeZone, whose.join(', '));
}

/** The chosen window in words, with the zone; the zone alone while a field is empty. */
export function sayChosenWindow(
  choice: ReportChoice,
  chosen: readonly ConnectionStatus[],
  format: LocaleFormat,
  nowMs: number,
): string {
  const timeZone = toZone(choice, chosen, format.timeZone);
  const { from, to } = toChosenWindow(choice, timeZone, nowMs);
  if (from === null || to === null || from >= to) return timeZone;
  return `${format.inZone(timeZone).formatLongSpan(from, to)} · ${timeZone}`;
}

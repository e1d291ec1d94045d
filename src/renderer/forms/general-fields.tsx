import { useMemo, useState } from 'react';
import { serviceLevelFormulas } from '../../shared/connection.ts';
import type { KeptConnection } from '../../shared/kept-connection.ts';
import { connectWords } from '../../shared/words/en/connect.ts';
import { connectionsPageWords } from '../../shared/words/en/connections-page.ts';
import { ChoiceEntry } from './choice-entry.tsx';
import type { FieldErrors } from './connection-draft.ts';
import { TextEntry } from './text-entry.tsx';

const words = connectionsPageWords.editor;
const formulaChoices = serviceLevelFormulas.map((id) => ({ id, label: words.formulas[id] }));
/** Stands for none of its own: a choice needs a name. */
export const ownZone = 'own';

interface GeneralFieldsProps {
  kept: KeptConnection;
  errors: FieldErrors;
}

/** What a connection is called, how often it is asked, and how its figures are counted. */
export function GeneralFields({ kept, errors }: GeneralFieldsProps) {
  const [formula, setFormula] = useState<string>(kept.serviceLevelFormula);
  const [zone, setZone] = useState(kept.timeZone ?? ownZone);
  const zones = useMemo(() => toZoneChoices(kept.timeZone), [kept.timeZone]);
  return (
    <>
      <TextEntry name="name" label={words.name} defaultValue={kept.name} error={errors.name} autoFocus />
      <TextEntry
        name="tags"
        label={words.tags}
        hint={words.tagsHint}
        defaultValue={kept.tags.join(', ')}
        error={errors.tags}
      />
      <TextEntry
        name="pollSeconds"
        label={connectWords.poll}
        unit={connectWords.pollUnit}
        defaultValue={String(kept.pollSeconds)}
        error={errors.pollSeconds}
        isShort
      />
      <ChoiceEntry
        name="timeZone"
        label={words.zone}
        choices={zones}
        value={zone}
        hint={words.zoneHint}
        error={errors.timeZone}
        onChange={setZone}
      />
      <ChoiceEntry
        name="serviceLevelFormula"
        label={words.formula}
        choices={formulaChoices}
        value={formula}
        hint={words.formulaHint}
        onChange={setFormula}
      />
    </>
  );
}

/** UTC and a zone that was kept may be missing from the system's own list. */
function toZoneChoices(kept: string | undefined): { id: string; label: string }[] {
  const names = new Set([
    ...Intl.supportedValuesOf('timeZone'),
    'UTC',
    ...(kept === undefined ? [] : [kept]),
  ]);
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [
    { id: ownZone, label: words.ownZone(own.replaceAll('_', ' ')) },
    ...[...names].sort().map((id) => ({ id, label: id.replaceAll('_', ' ') })),
  ];
}

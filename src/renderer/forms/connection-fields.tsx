import { useState } from 'react';
import { regionWords } from '../../shared/words/en/regions.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { ChoiceEntry } from './choice-entry.tsx';
import { defaultPollText, draftApis, type FieldErrors, ownAddresses } from './connection-draft.ts';
import { TextEntry } from './text-entry.tsx';

const words = windowWords.add;
const regionChoices = [...regionWords, { id: ownAddresses, label: words.ownAddresses }];
const apiChoices = draftApis.map((id) => ({ id, label: windowWords.connections.apis[id] }));

interface ConnectionFieldsProps {
  errors: FieldErrors;
  onEdit: () => void;
}

/** The fields of a tenant. Choices are kept here, typed text only in the form. */
export function ConnectionFields({ errors, onEdit }: ConnectionFieldsProps) {
  const [region, setRegion] = useState<string | null>(null);
  const [api, setApi] = useState('auto');
  return (
    <div className="fields" onInput={onEdit}>
      <TextEntry name="name" label={words.name} hint={words.nameHint} error={errors.name} autoFocus />
      <ChoiceEntry
        name="region"
        label={words.region}
        choices={regionChoices}
        value={region}
        placeholder={words.regionPlaceholder}
        error={errors.region}
        onChange={(id) => {
          setRegion(id);
          onEdit();
        }}
      />
      {region === ownAddresses && (
        <>
          <TextEntry name="loginUrl" label={words.loginUrl} type="url" error={errors.loginUrl} />
          <TextEntry name="apiUrl" label={words.apiUrl} type="url" error={errors.apiUrl} />
        </>
      )}
      <TextEntry name="clientId" label={words.clientId} error={errors.clientId} />
      <TextEntry
        name="clientSecret"
        label={words.clientSecret}
        type="password"
        hint={words.secretHint}
        error={errors.clientSecret}
      />
      <ChoiceEntry
        name="api"
        label={words.api}
        choices={apiChoices}
        value={api}
        hint={words.apiHint}
        onChange={(id) => {
          setApi(id);
          onEdit();
        }}
      />
      <TextEntry
        name="pollSeconds"
        label={words.poll}
        unit={words.pollUnit}
        defaultValue={defaultPollText}
        error={errors.pollSeconds}
        isShort
      />
    </div>
  );
}

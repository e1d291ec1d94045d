import { useState } from 'react';
import { type ApiName, apisOfVendor } from '../../shared/connection.ts';
import { goesElsewhere, type KeptConnection } from '../../shared/kept-connection.ts';
import { connectWords } from '../../shared/words/en/connect.ts';
import { connectionsPageWords } from '../../shared/words/en/connections-page.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { ChoiceEntry } from './choice-entry.tsx';
import {
  type FieldErrors,
  namesOfCredentials,
  ownAddresses,
  toAddress,
  toTypedPlace,
} from './connection-draft.ts';
import { CredentialFields } from './credential-fields.tsx';
import { FixedEntry } from './fixed-entry.tsx';
import { toRegionChoices } from './region-choices.ts';
import { TextEntry } from './text-entry.tsx';

const words = connectionsPageWords.editor;
const toApiChoice = (id: ApiName) => ({ id, label: windowWords.connections.apis[id] });

interface PlaceFieldsProps {
  kept: KeptConnection;
  errors: FieldErrors;
  onEdit: () => void;
}

/** Where a kept connection is and how it is asked. Another place asks for credentials of its own. */
export function PlaceFields({ kept, errors, onEdit }: PlaceFieldsProps) {
  const { vendor, signIn } = kept;
  const [region, setRegion] = useState(kept.region ?? ownAddresses);
  const [loginUrl, setLoginUrl] = useState(kept.loginUrl ?? '');
  const [apiUrl, setApiUrl] = useState(kept.apiUrl ?? '');
  const [api, setApi] = useState<string>(kept.api);
  const isBrowser = signIn === 'browser';
  const isOwn = region === ownAddresses;
  const isUntouched = !isOwn && region === kept.region;
  const place = toTypedPlace(region, toAddress(loginUrl), toAddress(apiUrl));
  const isElsewhere = !isUntouched && goesElsewhere(kept, { place });
  const apis: readonly ApiName[] = apisOfVendor[vendor];
  return (
    <>
      <ChoiceEntry
        name="region"
        label={connectWords.region}
        choices={toRegionChoices(vendor, kept.region)}
        value={region}
        error={errors.region}
        onChange={(id) => {
          setRegion(id);
          onEdit();
        }}
      />
      {isBrowser ? (
        <FixedEntry label={connectWords.api} text={windowWords.connections.apis[kept.api]} />
      ) : (
        <ChoiceEntry
          name="api"
          label={connectWords.api}
          choices={apis.map(toApiChoice)}
          value={api}
          error={errors.api}
          onChange={(id) => {
            setApi(id);
            onEdit();
          }}
        />
      )}
      {isOwn && (
        <>
          <TextEntry
            name="loginUrl"
            label={connectWords.loginUrl}
            type="url"
            value={loginUrl}
            onChange={setLoginUrl}
            error={errors.loginUrl}
          />
          <TextEntry
            name="apiUrl"
            label={connectWords.apiUrl}
            type="url"
            value={apiUrl}
            onChange={setApiUrl}
            hint={connectWords.whereToFind[vendor].apiUrl}
            error={errors.apiUrl}
          />
        </>
      )}
      {isElsewhere && (
        <>
          <p className="notice field-wide" role="status">
            {isBrowser ? words.elsewhereBrowser : words.elsewhere}
          </p>
          <CredentialFields
            vendor={vendor}
            names={namesOfCredentials(vendor, isBrowser)}
            isBrowser={isBrowser}
            errors={errors}
          />
        </>
      )}
      <TextEntry
        name="scope"
        label={words.scope}
        hint={words.scopeHint}
        defaultValue={kept.scope ?? ''}
        error={errors.scope}
      />
      {vendor === 'nice-cxone' && (
        <TextEntry
          name="apiVersion"
          label={words.apiVersion}
          hint={words.apiVersionHint}
          defaultValue={kept.apiVersion ?? ''}
          error={errors.apiVersion}
        />
      )}
    </>
  );
}

import { useState } from 'react';
import { type ApiName, apisOfVendor, signInWays, vendorIds } from '../../shared/connection.ts';
import { connectWords as words } from '../../shared/words/en/connect.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { ChoiceEntry } from './choice-entry.tsx';
import {
  defaultPollText,
  defaultVendor,
  type FieldErrors,
  namesOfCredentials,
  ownAddresses,
} from './connection-draft.ts';
import { CredentialFields } from './credential-fields.tsx';
import { CredentialHelp } from './credential-help.tsx';
import { FixedEntry } from './fixed-entry.tsx';
import { toRegionChoices } from './region-choices.ts';
import { SegmentEntry } from './segment-entry.tsx';
import { TextEntry } from './text-entry.tsx';

const vendorChoices = vendorIds.map((id) => ({ id, label: windowWords.connections.vendors[id] }));
const signInChoices = signInWays.map((id) => ({ id, label: words.signInWays[id] }));

const toApiChoice = (id: ApiName) => ({ id, label: windowWords.connections.apis[id] });
const apiChoices = {
  'genesys-cloud': apisOfVendor['genesys-cloud'].map(toApiChoice),
  'nice-cxone': apisOfVendor['nice-cxone'].map(toApiChoice),
};

interface ConnectionFieldsProps {
  errors: FieldErrors;
  onEdit: () => void;
  onSignInWay: (way: (typeof signInWays)[number]) => void;
}

/** The fields of a tenant. Choices are kept here, typed text only in the form. */
export function ConnectionFields({ errors, onEdit, onSignInWay }: ConnectionFieldsProps) {
  const [vendor, setVendor] = useState(defaultVendor);
  const [region, setRegion] = useState<string | null>(null);
  const [signIn, setSignIn] = useState<(typeof signInWays)[number]>('client');
  const [api, setApi] = useState('auto');
  const isBrowser = vendor === 'genesys-cloud' && signIn === 'browser';
  const edit = (change: () => void) => {
    change();
    onEdit();
  };
  return (
    <div className="fields" onInput={onEdit}>
      <SegmentEntry
        name="vendor"
        label={words.vendor}
        choices={vendorChoices}
        value={vendor}
        autoFocus
        onChange={(id) =>
          edit(() => {
            setVendor(id);
            setRegion(null);
            setApi('auto');
            onSignInWay(id === 'genesys-cloud' ? signIn : 'client');
          })
        }
      />
      <TextEntry name="name" label={words.name} hint={words.nameHint} error={errors.name} />
      <ChoiceEntry
        key={`region of ${vendor}`}
        name="region"
        label={words.region}
        choices={toRegionChoices(vendor)}
        value={region}
        placeholder={words.regionPlaceholder}
        error={errors.region}
        onChange={(id) => edit(() => setRegion(id))}
      />
      {region === ownAddresses && (
        <>
          <TextEntry name="loginUrl" label={words.loginUrl} type="url" error={errors.loginUrl} />
          <TextEntry
            name="apiUrl"
            label={words.apiUrl}
            type="url"
            hint={words.whereToFind[vendor].apiUrl}
            error={errors.apiUrl}
          />
        </>
      )}
      {vendor === 'genesys-cloud' && (
        <SegmentEntry
          name="signIn"
          label={words.signIn}
          choices={signInChoices}
          value={signIn}
          hint={words.signInNote[signIn]}
          onChange={(way) =>
            edit(() => {
              setSignIn(way);
              onSignInWay(way);
            })
          }
        />
      )}
      <CredentialHelp key={`help of ${vendor}`} vendor={vendor} isBrowser={isBrowser} />
      <CredentialFields
        vendor={vendor}
        names={namesOfCredentials(vendor, isBrowser)}
        isBrowser={isBrowser}
        errors={errors}
      />
      {isBrowser ? (
        <FixedEntry label={words.api} text={windowWords.connections.apis.platform} />
      ) : (
        <ChoiceEntry
          key={`api of ${vendor}`}
          name="api"
          label={words.api}
          choices={apiChoices[vendor]}
          value={api}
          hint={words.apiHint}
          onChange={(id) => edit(() => setApi(id))}
        />
      )}
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

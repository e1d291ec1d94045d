import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ProxyChoice } from '../../shared/preferences.ts';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import { EntryForm } from '../forms/entry-form.tsx';
import { TextEntry } from '../forms/text-entry.tsx';
import { type SavePreferences, useChanging } from './preferences-desk.ts';
import { toFixedProxy } from './proxy-draft.ts';
import { RadioEntry } from './radio-entry.tsx';
import { Refusal } from './settings-part.tsx';

const words = settingsPageWords.network;
const kinds = ['system', 'none', 'fixed'] as const;

interface ProxyEntryProps {
  proxy: ProxyChoice;
  save: SavePreferences;
}

/** An address counts once it was sent and taken; until then the choice before it holds, and that is said. */
export function ProxyEntry({ proxy, save }: ProxyEntryProps) {
  const [isTyping, setTyping] = useState(false);
  const { trouble, isWorking, change } = useChanging(async (typed: Parameters<SavePreferences>[0]) => {
    const refused = await save(typed);
    if (refused === null) setTyping(false);
    return refused;
  });
  const isFixed = isTyping || proxy.kind === 'fixed';
  return (
    <>
      <RadioEntry
        label={words.proxy}
        choices={kinds.map((id) => ({
          id,
          ...words.kinds[id],
          more:
            id === 'fixed' && isFixed ? (
              <ProxyAddress
                kept={proxy.kind === 'fixed' ? proxy.url : null}
                isWorking={isWorking}
                onUse={(text) => {
                  const typed = toFixedProxy(text);
                  if (typed !== null) change({ proxy: typed });
                }}
              />
            ) : null,
        }))}
        value={isFixed ? 'fixed' : proxy.kind}
        onChange={(kind) => {
          setTyping(kind === 'fixed');
          if (kind !== 'fixed') change({ proxy: { kind } });
        }}
      />
      <Refusal trouble={trouble} />
    </>
  );
}

interface ProxyAddressProps {
  kept: string | null;
  isWorking: boolean;
  onUse: (text: string) => void;
}

function ProxyAddress({ kept, isWorking, onUse }: ProxyAddressProps) {
  const [text, setText] = useState(kept ?? '');
  const [isMissing, setMissing] = useState(false);
  const [shown, setShown] = useState(kept);
  if (kept !== shown) {
    setShown(kept);
    if (kept !== null) setText(kept);
  }
  const isKept = text.trim() === kept;
  return (
    <EntryForm
      className="proxy-address"
      onSubmit={() => {
        setMissing(text.trim() === '');
        // The button stays on, so that it keeps the keyboard.
        if (!isKept && !isWorking) onUse(text);
      }}
    >
      <TextEntry
        label={words.address}
        hint={words.addressHint}
        error={isMissing ? words.addressMissing : undefined}
        value={text}
        autoFocus={kept === null}
        onChange={(typed) => {
          setMissing(false);
          setText(typed);
        }}
      />
      <div className="settings-line">
        <Button type="submit" className="button" isPending={isWorking}>
          {words.use}
        </Button>
        {!isKept && <span className="secondary">{words.notYet}</span>}
      </div>
    </EntryForm>
  );
}

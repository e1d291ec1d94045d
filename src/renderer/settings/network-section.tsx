import { Button } from 'react-aria-components';
import type { SystemFacts } from '../../shared/contract/settings-contract.ts';
import type { Preferences } from '../../shared/preferences.ts';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import { CaFileEntry } from './ca-file-entry.tsx';
import { Locked } from './locked.tsx';
import type { SavePreferences } from './preferences-desk.ts';
import { ProxyEntry } from './proxy-entry.tsx';
import { SettingsPart } from './settings-part.tsx';

const words = settingsPageWords.network;

interface NetworkSectionProps {
  preferences: Pick<Preferences, 'proxy' | 'caFile'>;
  system: SystemFacts;
  save: SavePreferences;
  onShowConnections: () => void;
}

/** By which way vendors are reached, and whom to trust on it. */
export function NetworkSection({ preferences, system, save, onShowConnections }: NetworkSectionProps) {
  return (
    <>
      <SettingsPart title={words.proxyTitle}>
        <Locked name="proxy">
          <ProxyEntry proxy={preferences.proxy} save={save} />
        </Locked>
      </SettingsPart>
      <SettingsPart title={words.caTitle}>
        <Locked name="caFile">
          <CaFileEntry path={preferences.caFile} found={system.caFile} save={save} />
        </Locked>
      </SettingsPart>
      <p className="secondary settings-pointer">
        {words.effect} {words.tryIt}{' '}
        <Button className="link" onPress={onShowConnections}>
          {words.showConnections}
        </Button>
      </p>
    </>
  );
}

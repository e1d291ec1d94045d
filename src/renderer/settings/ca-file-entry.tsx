import { Button } from 'react-aria-components';
import type { SystemFacts } from '../../shared/contract/settings-contract.ts';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import { toTrouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import { type SavePreferences, useChanging } from './preferences-desk.ts';
import { Refusal } from './settings-part.tsx';

const words = settingsPageWords.network;

interface CaFileEntryProps {
  path: string | null;
  /** What the file holds now. */
  found: SystemFacts['caFile'];
  save: SavePreferences;
}

/** Certificates of the company's own, for networks whose proxy inspects traffic. */
export function CaFileEntry({ path, found, save }: CaFileEntryProps) {
  const { bridge } = useServices();
  const { trouble, isWorking, change } = useChanging(async (what: 'choose' | 'clear') => {
    if (what === 'clear') return save({ caFile: null });
    const reply = await bridge.call('settings.chooseCaFile', {});
    if (!reply.ok) return reply.trouble;
    return reply.value.path === null ? null : save({ caFile: reply.value.path });
  });
  return (
    <div className="field">
      <span>{words.ca}</span>
      <div className="settings-file">
        {path ?? words.caNone}
        {found !== null && 'certificates' in found && (
          <span className="secondary"> · {words.caFound(found.certificates)}</span>
        )}
      </div>
      <span className="hint">{words.caHint}</span>
      {found !== null && 'trouble' in found && <TroubleNotice trouble={toTrouble(found.trouble)} />}
      <div className="settings-line">
        <Button className="button" isPending={isWorking} onPress={() => change('choose')}>
          {words.caChoose}
        </Button>
        {path !== null && (
          <Button className="button" isPending={isWorking} onPress={() => change('clear')}>
            {words.caClear}
          </Button>
        )}
      </div>
      <Refusal trouble={trouble} />
    </div>
  );
}

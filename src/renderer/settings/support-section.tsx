import { useState } from 'react';
import { Button } from 'react-aria-components';
import { createDefaultBoardLayout } from '../../shared/board-layout.ts';
import { type LogLevel, logLevels } from '../../shared/preferences.ts';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import { ChoiceEntry } from '../forms/choice-entry.tsx';
import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { useServices } from '../services.ts';
import { FileAction } from './file-action.tsx';
import { Locked } from './locked.tsx';
import { type SavePreferences, useChanging } from './preferences-desk.ts';
import { Refusal, SettingsPart } from './settings-part.tsx';
import { TransferPart } from './transfer-part.tsx';

const words = settingsPageWords.support;

interface SupportSectionProps {
  logLevel: LogLevel;
  formatMinute: (epochMs: number) => string;
  save: SavePreferences;
  onImported: () => void;
}

/** What helps when something is wrong, and the ways back. */
export function SupportSection({ logLevel, formatMinute, save, onImported }: SupportSectionProps) {
  const { bridge } = useServices();
  return (
    <>
      <LogPart logLevel={logLevel} save={save} />
      <SettingsPart title={words.diagnosticsTitle}>
        <p className="secondary">{words.diagnosticsText}</p>
        <FileAction label={words.diagnostics} save={() => bridge.call('diagnostics.save', {})} />
      </SettingsPart>
      <TransferPart formatMinute={formatMinute} onImported={onImported} />
      <LayoutPart />
    </>
  );
}

function LogPart({ logLevel, save }: Pick<SupportSectionProps, 'logLevel' | 'save'>) {
  const { bridge } = useServices();
  const { trouble, change } = useChanging(save);
  const opening = useChanging(async (_: null) => {
    const reply = await bridge.call('logs.open', {});
    return reply.ok ? null : reply.trouble;
  });
  return (
    <SettingsPart title={words.logTitle}>
      <Locked name="logLevel">
        <div className="settings-narrow">
          <ChoiceEntry
            label={words.level}
            choices={logLevels.map((id) => ({ id, label: words.levels[id] }))}
            value={logLevel}
            hint={words.levelHint}
            onChange={(id) => {
              const level = logLevels.find((known) => known === id);
              if (level !== undefined) change({ logLevel: level });
            }}
          />
        </div>
      </Locked>
      <Refusal trouble={trouble} />
      <div>
        <Button className="button" isPending={opening.isWorking} onPress={() => opening.change(null)}>
          {words.openLog}
        </Button>
      </div>
      <Refusal trouble={opening.trouble} />
    </SettingsPart>
  );
}

function LayoutPart() {
  const { bridge } = useServices();
  const [isAsking, setAsking] = useState(false);
  const [isDone, setDone] = useState(false);
  const reset = async () => {
    const reply = await bridge.call('layout.set', { layout: createDefaultBoardLayout() });
    setDone(reply.ok);
    return reply.ok ? null : reply.trouble;
  };
  return (
    <SettingsPart title={words.layoutTitle}>
      <p className="secondary">{words.layoutText}</p>
      <div className="settings-action">
        <Button className="button" onPress={() => setAsking(true)}>
          {words.reset}
        </Button>
        <p role="status" className="secondary">
          {isDone && words.resetDone}
        </p>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={words.resetTitle}
          text={words.resetText}
          confirm={words.resetConfirm}
          refusedTitle={settingsPageWords.notSaved}
          onConfirm={reset}
          onClose={() => setAsking(false)}
        />
      )}
    </SettingsPart>
  );
}

import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ImportPreview } from '../../shared/settings-transfer.ts';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import { useServices } from '../services.ts';
import { FileAction } from './file-action.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { useChanging } from './preferences-desk.ts';
import { Refusal, SettingsPart } from './settings-part.tsx';

const words = settingsPageWords.support;

interface TransferPartProps {
  formatMinute: (epochMs: number) => string;
  /** Everything may be other than it was. */
  onImported: () => void;
}

/** Settings as a file, out and in. */
export function TransferPart({ formatMinute, onImported }: TransferPartProps) {
  const { bridge } = useServices();
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const { trouble, isWorking, change } = useChanging(async (_: null) => {
    const reply = await bridge.call('settings.readImport', {});
    if (reply.ok) setPreview(reply.value.preview);
    return reply.ok ? null : reply.trouble;
  });
  return (
    <SettingsPart title={words.transferTitle}>
      <p className="secondary">{words.transferText}</p>
      <div className="settings-transfer">
        <Button className="button" isPending={isWorking} onPress={() => change(null)}>
          {isWorking ? words.reading : words.import}
        </Button>
        <FileAction label={words.export} save={() => bridge.call('settings.export', {})} />
      </div>
      <Refusal trouble={trouble} />
      {preview !== null && (
        <ImportDialog
          preview={preview}
          formatMinute={formatMinute}
          apply={async () => {
            const reply = await bridge.call('settings.applyImport', {});
            if (reply.ok) onImported();
            return reply;
          }}
          onClose={() => setPreview(null)}
        />
      )}
    </SettingsPart>
  );
}

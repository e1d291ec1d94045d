import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ImportPreview, ImportResult } from '../../shared/settings-transfer.ts';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Reply } from '../bridge.ts';
import { DialogFrame } from '../forms/dialog-frame.tsx';
import { sayChanges, sayOrigin, sayRefused } from './import-words.ts';
import { useChanging } from './preferences-desk.ts';
import { Refusal } from './settings-part.tsx';

const words = settingsPageWords.import;

interface ImportDialogProps {
  preview: ImportPreview;
  formatMinute: (epochMs: number) => string;
  apply: () => Promise<Reply<ImportResult>>;
  onClose: () => void;
}

/** What a file of settings would change, before it does; then what became of it. */
export function ImportDialog({ preview, formatMinute, apply, onClose }: ImportDialogProps) {
  const [result, setResult] = useState<ImportResult | null>(null);
  const { trouble, isWorking, change } = useChanging(async (_: null) => {
    const reply = await apply();
    if (reply.ok) setResult(reply.value);
    return reply.ok ? null : reply.trouble;
  });
  const origin = sayOrigin(preview, formatMinute);
  if (result !== null)
    return (
      <DialogFrame title={words.doneTitle} onClose={onClose}>
        <p className="import-path">{words.keptAs(result.keptAs)}</p>
        {result.signIn.length > 0 && <p>{words.signIn(result.signIn)}</p>}
        <Lines title={words.refused} lines={sayRefused(result.refused)} />
        <div className="buttons">
          <Button className="button button-main" autoFocus onPress={onClose}>
            {windowWords.close}
          </Button>
        </div>
      </DialogFrame>
    );
  return (
    <DialogFrame title={words.title} onClose={onClose}>
      <p className="secondary import-path">
        {words.from(preview.path)}
        {origin !== null && <span> · {origin}</span>}
      </p>
      {preview.isNew ? <Lines title={words.changes} lines={sayChanges(preview)} /> : <p>{words.nothing}</p>}
      <Lines title={words.lost} lines={preview.lost} />
      {preview.isNew && <p className="secondary">{words.kept}</p>}
      <Refusal trouble={trouble} />
      <div className="buttons">
        <Button className="button" autoFocus onPress={onClose}>
          {preview.isNew ? windowWords.cancel : windowWords.close}
        </Button>
        {preview.isNew && (
          <Button className="button button-main" isPending={isWorking} onPress={() => change(null)}>
            {isWorking ? words.working : words.confirm}
          </Button>
        )}
      </div>
    </DialogFrame>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section className="import-lines">
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { SavedFile } from '../../shared/contract/settings-contract.ts';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import type { Reply, Trouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';

const words = settingsPageWords.support;

interface FileActionProps {
  label: string;
  save: () => Promise<Reply<SavedFile>>;
}

type Outcome = 'none' | 'working' | { path: string } | Trouble;

/** A button that writes a file where the person wants it, and where it went. */
export function FileAction({ label, save }: FileActionProps) {
  const [outcome, setOutcome] = useState<Outcome>('none');
  const run = async () => {
    setOutcome('working');
    const reply = await save();
    if (!reply.ok) setOutcome(reply.trouble);
    else setOutcome(reply.value.outcome === 'saved' ? { path: reply.value.path } : 'none');
  };
  return (
    <div className="settings-action">
      <Button className="button" isPending={outcome === 'working'} onPress={() => void run()}>
        {outcome === 'working' ? words.saving : label}
      </Button>
      <p role="status" className="secondary settings-outcome">
        {typeof outcome === 'object' && 'path' in outcome && words.saved(outcome.path)}
      </p>
      {typeof outcome === 'object' && 'message' in outcome && <TroubleNotice trouble={outcome} />}
    </div>
  );
}

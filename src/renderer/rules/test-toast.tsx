import { useState } from 'react';
import { Button } from 'react-aria-components';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import type { Trouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';

const words = settingsPageWords.testToast;

type Outcome = 'none' | 'working' | 'shown' | 'refused' | Trouble;

/** A real notification, also while notifications are off or silenced: whether this desktop shows any. */
export function TestToast() {
  const { bridge } = useServices();
  const [outcome, setOutcome] = useState<Outcome>('none');
  const show = async () => {
    setOutcome('working');
    const reply = await bridge.call('notifications.test', {});
    if (reply.ok) setOutcome(reply.value.shown ? 'shown' : 'refused');
    else setOutcome(reply.trouble);
  };
  return (
    <div className="settings-action">
      <Button className="button" isPending={outcome === 'working'} onPress={() => void show()}>
        {outcome === 'working' ? words.working : words.show}
      </Button>
      <p role="status" className="secondary">
        {outcome === 'shown' && words.shown}
      </p>
      {outcome === 'refused' && <TroubleNotice trouble={words.refused} />}
      {typeof outcome === 'object' && <TroubleNotice trouble={outcome} />}
    </div>
  );
}

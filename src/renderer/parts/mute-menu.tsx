import { memo, useState } from 'react';
import type { MuteTarget } from '../../shared/attention.ts';
import { formatLeft } from '../../shared/words/en/span.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Trouble } from '../bridge.ts';
import { createLater, useIdleLoad } from '../later.tsx';
import { useServices } from '../services.ts';
import { BellMark } from './bell-mark.tsx';
import { MenuButton } from './menu-button.tsx';
import { TroubleNotice } from './trouble-notice.tsx';

const words = windowWords.mute;
const later = {
  spans: createLater(async () => (await import('./mute-spans.tsx')).MuteSpans),
};
const target: MuteTarget = { kind: 'all' };

/** Silences notifications for a while that always ends; what is left of it stays in sight. */
export const MuteMenu = memo(function MuteMenu({ leftMs }: { leftMs: number | null }) {
  const { bridge } = useServices();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useIdleLoad(later);
  const mute = async (minutes: number | null) => {
    const reply =
      minutes === null
        ? await bridge.call('alerts.unmute', { target })
        : await bridge.call('alerts.mute', { target, minutes });
    setTrouble(reply.ok ? null : reply.trouble);
  };
  return (
    <div className="mute">
      <MenuButton
        className="button mute-button"
        isOn={leftMs !== null}
        menu={(opened) => (
          <later.spans.View
            opened={opened}
            isMuted={leftMs !== null}
            onMute={(minutes) => void mute(minutes)}
          />
        )}
      >
        <BellMark isMuted={leftMs !== null} />
        {leftMs === null ? words.button : words.muted(formatLeft(leftMs))}
      </MenuButton>
      {trouble !== null && <TroubleNotice trouble={trouble} />}
    </div>
  );
});

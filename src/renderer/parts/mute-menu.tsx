import { memo, useState } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { MuteTarget } from '../../shared/attention.ts';
import { formatLeft } from '../../shared/words/en/span.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';
import { BellMark } from './bell-mark.tsx';
import { TroubleNotice } from './trouble-notice.tsx';

const words = windowWords.mute;
const choices = [15, 60, 480] as const;
const target: MuteTarget = { kind: 'all' };

/** Silences notifications for a while that always ends; what is left of it stays in sight. */
export const MuteMenu = memo(function MuteMenu({ leftMs }: { leftMs: number | null }) {
  const { bridge } = useServices();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const mute = async (minutes: number | null) => {
    const reply =
      minutes === null
        ? await bridge.call('alerts.unmute', { target })
        : await bridge.call('alerts.mute', { target, minutes });
    setTrouble(reply.ok ? null : reply.trouble);
  };
  return (
    <div className="mute">
      <MenuTrigger>
        <Button className="button mute-button" data-on={leftMs !== null || undefined}>
          <BellMark isMuted={leftMs !== null} />
          {leftMs === null ? words.button : words.muted(formatLeft(leftMs))}
        </Button>
        <Popover className="popover">
          <Menu
            className="menu"
            onAction={(id) => void mute(id === 'off' ? null : Number(id))}
            disabledKeys={leftMs === null ? ['off'] : []}
          >
            <MenuSection>
              <Header className="menu-header">{words.menu}</Header>
              {choices.map((minutes) => (
                <MenuItem key={minutes} id={minutes} className="menu-item">
                  {words.choices[minutes]}
                </MenuItem>
              ))}
              <MenuItem id="off" className="menu-item">
                {words.unmute}
              </MenuItem>
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      {trouble !== null && <TroubleNotice trouble={trouble} />}
    </div>
  );
});

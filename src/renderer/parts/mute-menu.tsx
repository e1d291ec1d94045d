import { useState } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { formatAge } from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';
import { TroubleNotice } from './trouble-notice.tsx';

const words = windowWords.mute;
const choices = [15, 60, 480] as const;
const minuteMs = 60_000;

/** Silences notifications for a while that always ends; what is left of it stays in sight. */
export function MuteMenu({ leftMs }: { leftMs: number | null }) {
  const { bridge } = useServices();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const mute = async (minutes: number | null) => {
    const reply = await bridge.call('alerts.mute', { minutes });
    setTrouble(reply.ok ? null : reply.trouble);
  };
  return (
    <div className="mute">
      <MenuTrigger>
        <Button className="button mute-button" data-on={leftMs !== null || undefined}>
          <BellMark isMuted={leftMs !== null} />
          {leftMs === null ? words.button : words.muted(sayLeft(leftMs))}
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
}

/** Rounded up: a mute that still holds never reads as over. */
function sayLeft(leftMs: number): string {
  return formatAge(Math.ceil(leftMs / minuteMs) * minuteMs);
}

function BellMark({ isMuted }: { isMuted: boolean }) {
  return (
    <svg className="mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path
        d="M3.2 10V6.4a3.8 3.8 0 0 1 7.6 0V10l1 1H2.2zM5.8 12.6h2.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {isMuted && <path d="M1.5 1.5l11 11" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" />}
    </svg>
  );
}

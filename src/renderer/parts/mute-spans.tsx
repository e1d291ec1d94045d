import { Header, MenuItem, MenuSection } from 'react-aria-components';
import { muteMinutes } from '../../shared/mute-minutes.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { ButtonMenu } from './button-menu.tsx';
import type { OpenedMenu } from './menu-button.tsx';

const words = windowWords.mute;

interface MuteSpansProps {
  opened: OpenedMenu;
  isMuted: boolean;
  /** Null: no longer. */
  onMute: (minutes: number | null) => void;
}

/** For how long, or no longer. */
export function MuteSpans({ opened, isMuted, onMute }: MuteSpansProps) {
  return (
    <ButtonMenu
      opened={opened}
      onAction={(id) => onMute(id === 'off' ? null : Number(id))}
      disabledKeys={isMuted ? [] : ['off']}
    >
      <MenuSection>
        <Header className="menu-header">{words.menu}</Header>
        {muteMinutes.map((minutes) => (
          <MenuItem key={minutes} id={minutes} className="menu-item">
            {words.choices[minutes]}
          </MenuItem>
        ))}
        <MenuItem id="off" className="menu-item">
          {words.unmute}
        </MenuItem>
      </MenuSection>
    </ButtonMenu>
  );
}

import { Header, MenuItem, MenuSection } from 'react-aria-components';
import type { Alert } from '../../shared/alert.ts';
import type { MuteTarget } from '../../shared/attention.ts';
import type { ConnectionStatus } from '../../shared/board.ts';
import { alertActionWords as words } from '../../shared/words/en/alerts-page.ts';
import { rowMenuWords } from '../../shared/words/en/board.ts';
import { ButtonMenu } from '../parts/button-menu.tsx';
import { MenuButton } from '../parts/menu-button.tsx';
import { toMuteSections } from './mute-choices.ts';

interface AlertMoreMenuProps {
  alert: Alert;
  /** Whose own page of the queue can be opened; null where there is none. */
  vendor: ConnectionStatus['vendor'] | null;
  onMute: (target: MuteTarget, minutes: number) => void;
  onUnmute: (target: MuteTarget) => void;
  onOpen: () => void;
}

/** Opens the vendor's page of the alert's queue; mutes queue, rule or connection, or takes back the mute that covers it. */
export function AlertMoreMenu({ alert, vendor, onMute, onUnmute, onOpen }: AlertMoreMenuProps) {
  const { queueName, mutedBy } = alert;
  const sections = toMuteSections(alert);
  const act = (id: string) => {
    if (id === 'open') onOpen();
    if (mutedBy !== null && id === 'unmute') onUnmute(mutedBy);
    const choice = sections.flatMap(({ choices }) => choices).find((one) => one.id === id);
    if (choice !== undefined) onMute(choice.target, choice.minutes);
  };
  return (
    <MenuButton
      className="button"
      label={words.of(words.more, queueName)}
      menu={(opened) => (
        <ButtonMenu opened={opened} onAction={(id) => act(String(id))}>
          {vendor !== null && (
            <MenuItem id="open" className="menu-item">
              {rowMenuWords.open[vendor]}
            </MenuItem>
          )}
          {mutedBy !== null && (
            <MenuItem id="unmute" className="menu-item">
              {words.unmute[mutedBy.kind]}
            </MenuItem>
          )}
          {sections.map(({ title, choices }) => (
            <MenuSection key={title}>
              <Header className="menu-header">{title}</Header>
              {choices.map(({ id, label }) => (
                <MenuItem key={id} id={id} className="menu-item">
                  {label}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </ButtonMenu>
      )}
    >
      {words.more}
    </MenuButton>
  );
}

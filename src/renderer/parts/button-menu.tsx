import type { ReactNode } from 'react';
import { type Key, Menu, Popover } from 'react-aria-components';
import type { OpenedMenu } from './menu-button.tsx';

interface ButtonMenuProps {
  opened: OpenedMenu;
  placement?: 'bottom start' | 'bottom end';
  disabledKeys?: Iterable<Key>;
  onAction?: (id: Key) => void;
  children: ReactNode;
}

/** The menu of a `MenuButton`. */
export function ButtonMenu({ opened, placement = 'bottom start', children, ...items }: ButtonMenuProps) {
  const { button, buttonId, menuId, focus, onClose } = opened;
  return (
    <Popover
      className="popover"
      trigger="MenuTrigger"
      triggerRef={button}
      aria-labelledby={buttonId}
      placement={placement}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Menu
        id={menuId}
        className="menu"
        aria-labelledby={buttonId}
        autoFocus={focus}
        onClose={onClose}
        {...items}
      >
        {children}
      </Menu>
    </Popover>
  );
}

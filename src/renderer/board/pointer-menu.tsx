import { type ReactNode, useRef } from 'react';
import { Header, Menu, MenuItem, MenuSection, Popover, Separator } from 'react-aria-components';

export interface MenuPoint {
  x: number;
  y: number;
}

export interface MenuEntry {
  id: string;
  label: string;
  run: () => void;
  isDisabled?: boolean;
  /** A line stands above it: another kind of action begins. */
  isFirst?: boolean;
}

interface PointerMenuProps {
  label: string;
  /** What it is about. */
  title: string;
  point: MenuPoint;
  entries: readonly MenuEntry[];
  onClose: () => void;
}

/** A menu where the pointer is, or below what has the keyboard; the focus goes back when it closes. */
export function PointerMenu({ label, title, point, entries, onClose }: PointerMenuProps): ReactNode {
  const anchor = useRef<HTMLDivElement>(null);
  return (
    <>
      <div ref={anchor} className="menu-anchor" style={{ left: point.x, top: point.y }} />
      <Popover
        className="popover"
        aria-label={label}
        triggerRef={anchor}
        placement="bottom start"
        offset={2}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
      >
        <Menu
          className="menu"
          aria-label={label}
          autoFocus="first"
          disabledKeys={entries.filter(({ isDisabled }) => isDisabled).map(({ id }) => id)}
          onClose={onClose}
          onAction={(id) => entries.find((entry) => entry.id === id)?.run()}
        >
          <MenuSection>
            <Header className="menu-header menu-title">{title}</Header>
            {entries.flatMap(({ id, label: text, isFirst }) => [
              ...(isFirst ? [<Separator key={`${id}-line`} className="menu-line" />] : []),
              <MenuItem key={id} id={id} className="menu-item">
                {text}
              </MenuItem>,
            ])}
          </MenuSection>
        </Menu>
      </Popover>
    </>
  );
}

import type { ReactNode } from 'react';
import { MenuArrow } from '../parts/menu-arrow.tsx';
import { MenuButton, type OpenedMenu } from '../parts/menu-button.tsx';
import { MenuPicture, type PictureName } from '../parts/menu-picture.tsx';

interface ToolbarMenuProps {
  picture: PictureName;
  label: string;
  /** Something else than the usual is chosen. */
  isOn?: boolean;
  menu: (opened: OpenedMenu) => ReactNode;
}

/** A button of the board's toolbar with its menu. */
export function ToolbarMenu({ picture, label, isOn = false, menu }: ToolbarMenuProps) {
  return (
    <MenuButton className="button menu-button" isOn={isOn} menu={menu}>
      <MenuPicture name={picture} />
      <span className="menu-button-text">{label}</span>
      <MenuArrow />
    </MenuButton>
  );
}

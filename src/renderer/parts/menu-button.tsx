import { type KeyboardEvent, type ReactNode, type RefObject, Suspense, useId, useRef, useState } from 'react';
import { AwaitedMenu } from './awaited-menu.tsx';

/** What a menu has to know of the button that opened it. */
export interface OpenedMenu {
  button: RefObject<HTMLButtonElement | null>;
  buttonId: string;
  menuId: string;
  /** Where the keyboard begins; true: at the menu itself, as for whoever pressed with a pointer. */
  focus: 'first' | 'last' | true;
  onClose: () => void;
}

interface MenuButtonProps {
  className: string;
  /** Where its content does not say it. */
  label?: string;
  /** Something else than the usual is chosen. */
  isOn?: boolean;
  isDisabled?: boolean;
  /** It keeps the keyboard and does nothing. */
  isPending?: boolean;
  children: ReactNode;
  menu: (opened: OpenedMenu) => ReactNode;
}

/** At the press already: a click of the keyboard counts as a screen reader's, whose focus React Aria moves later. */
const beginnings: Record<string, 'first' | 'last'> = {
  Enter: 'first',
  ' ': 'first',
  ArrowDown: 'first',
  ArrowUp: 'last',
};

/** A button with a menu. What menus are made of is heavy, and comes after the page has been drawn: the button does without. */
export function MenuButton(props: MenuButtonProps) {
  const { isDisabled = false, isPending = false } = props;
  const button = useRef<HTMLButtonElement>(null);
  const buttonId = useId();
  const menuId = useId();
  const [focus, setFocus] = useState<OpenedMenu['focus'] | null>(null);
  const open = (begin: OpenedMenu['focus']) => {
    if (isPending) return;
    // The menu gives the keyboard back to what had it.
    button.current?.focus();
    setFocus(begin);
  };
  const close = () => setFocus(null);
  const handleKey = (event: KeyboardEvent) => {
    const begin = beginnings[event.key];
    if (begin === undefined || event.repeat || event.target !== button.current) return;
    event.preventDefault();
    open(begin);
  };
  return (
    <>
      <button
        ref={button}
        id={buttonId}
        type="button"
        className={props.className}
        aria-label={props.label}
        aria-haspopup="menu"
        aria-expanded={focus !== null}
        aria-controls={focus === null ? undefined : menuId}
        aria-disabled={isPending || undefined}
        disabled={isDisabled}
        data-on={props.isOn || undefined}
        // A screen reader's click has no detail.
        onClick={({ detail }) => open(detail === 0 ? 'first' : true)}
        onKeyDown={handleKey}
      >
        {props.children}
      </button>
      {focus !== null && (
        <Suspense fallback={<AwaitedMenu opener={button} onGone={close} />}>
          {props.menu({ button, buttonId, menuId, focus, onClose: close })}
        </Suspense>
      )}
    </>
  );
}

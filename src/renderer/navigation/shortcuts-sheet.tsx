import { Fragment } from 'react';
import { Button } from 'react-aria-components';
import { nameKey, shortcutWords as words } from '../../shared/words/en/shortcuts.ts';
import { DialogFrame } from '../forms/dialog-frame.tsx';
import { listShortcuts, type ShortcutRow } from './shortcuts.ts';

interface ShortcutsSheetProps {
  isApple: boolean;
  onClose: () => void;
}

/** Every key by the place where it works. */
export function ShortcutsSheet({ isApple, onClose }: ShortcutsSheetProps) {
  return (
    <DialogFrame title={words.title} holdsView={false} onClose={onClose}>
      <div className="shortcuts">
        {listShortcuts().map(({ place, rows }) => (
          <section key={place} aria-labelledby={`shortcuts-${place}`}>
            <h3 id={`shortcuts-${place}`}>{words.places[place]}</h3>
            <dl>
              {rows.map((row) => (
                <div key={row.name} className="shortcut">
                  <dt>{words.names[row.name]}</dt>
                  <dd>
                    <Ways ways={row.ways} isApple={isApple} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="buttons">
        <Button className="button" autoFocus onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </DialogFrame>
  );
}

function Ways({ ways, isApple }: { ways: ShortcutRow['ways']; isApple: boolean }) {
  return ways.map((way, index) => (
    <Fragment key={way.join()}>
      {index > 0 && <span className="shortcut-or">{words.or}</span>}
      <span className="shortcut-way">
        {way.map((key) => {
          const { sign, said } = nameKey(key, isApple);
          if (sign === said) return <kbd key={key}>{sign}</kbd>;
          return (
            <kbd key={key}>
              <span aria-hidden="true">{sign}</span>
              <span className="visually-hidden">{said}</span>
            </kbd>
          );
        })}
      </span>
    </Fragment>
  ));
}

import { Button } from 'react-aria-components';
import { connectWords as words } from '../../shared/words/en/connect.ts';
import { useIntoView } from '../parts/into-view.ts';

/** Somebody signs in elsewhere; nothing here can hurry it, but it can be given up: here, or where it was begun. */
export function BrowserWait({ onStop }: { onStop?: () => void }) {
  const shown = useIntoView<HTMLDivElement>();
  return (
    <div ref={shown} className="notice" role="status">
      <div className="notice-text">
        <b>{words.waitingForBrowser}</b> <span className="secondary">{words.waitingNote}</span>
      </div>
      {onStop !== undefined && (
        <Button className="button" onPress={onStop}>
          {words.stopWaiting}
        </Button>
      )}
    </div>
  );
}

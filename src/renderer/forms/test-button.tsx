import { Button } from 'react-aria-components';
import { connectWords as words } from '../../shared/words/en/connect.ts';
import type { TestState } from './connection-test.ts';

interface TestButtonProps extends Pick<TestState, 'phase'> {
  isMain: boolean;
  needsBrowser?: boolean;
  onStop: () => void;
}

/** Starts the test of its form, and stops it in the same place: the keyboard's place stays where it is. */
export function TestButton({ phase, isMain, needsBrowser = false, onStop }: TestButtonProps) {
  const isIdle = phase === 'idle';
  return (
    <Button
      type={isIdle ? 'submit' : 'button'}
      className={isMain ? 'button button-main' : 'button'}
      // Later: once it submits again, the very click that stops a test would start the next one.
      {...(isIdle ? {} : { onPress: () => setTimeout(onStop) })}
    >
      {sayButton(phase, needsBrowser)}
    </Button>
  );
}

function sayButton(phase: TestState['phase'], needsBrowser: boolean): string {
  if (phase === 'browser') return words.stopWaiting;
  if (phase === 'asking') return words.stopTest;
  return needsBrowser ? words.signInInBrowser : words.test;
}

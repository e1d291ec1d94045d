import { useEffect, useState } from 'react';

const idleAfterMs = 5_000;

/** True while nobody moves the pointer or uses the keyboard: then only the figures are to be seen. */
export function useIdlePointer(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const start = () => setTimeout(() => setIdle(true), idleAfterMs);
    let timer = start();
    const wake = () => {
      clearTimeout(timer);
      setIdle(false);
      timer = start();
    };
    const events = ['pointermove', 'pointerdown', 'keydown'] as const;
    for (const name of events) document.addEventListener(name, wake);
    return () => {
      clearTimeout(timer);
      for (const name of events) document.removeEventListener(name, wake);
    };
  }, []);
  return isIdle;
}

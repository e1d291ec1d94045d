import { useEffect, useState } from 'react';

/** Below this the sections stand above what they show. */
const query = '(max-width: 760px)';

export function useNarrowPage(): boolean {
  const [isNarrow, setNarrow] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const asked = window.matchMedia(query);
    const follow = () => setNarrow(asked.matches);
    follow();
    asked.addEventListener('change', follow);
    return () => asked.removeEventListener('change', follow);
  }, []);
  return isNarrow;
}

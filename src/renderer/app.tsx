import { windowWords } from '../shared/words/en/window.ts';
import { PageWindow } from './page-window.tsx';
import { TroubleNotice } from './parts/trouble-notice.tsx';
import { useServices, useStoreView } from './services.ts';

/** The page: nothing before the first snapshot, then the view that was chosen. */
export function App() {
  const { state, trouble } = useStoreView();
  const { store } = useServices();
  if (state !== null) return <PageWindow state={state} />;
  return (
    <main className="first-run">
      <h1 className="visually-hidden">{windowWords.product}</h1>
      {trouble === null ? (
        <p className="secondary">{windowWords.starting}</p>
      ) : (
        <TroubleNotice trouble={trouble} title={windowWords.noState}>
          <button type="button" className="button" onClick={() => void store.refresh()}>
            {windowWords.tryAgain}
          </button>
        </TroubleNotice>
      )}
    </main>
  );
}

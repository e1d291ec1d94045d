import './without-eval.ts';
import './styles/base.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/glance.css';
import './styles/board.css';
import './styles/details.css';
import './styles/pages.css';
import './styles/alerts.css';
import './styles/rules.css';
import './styles/dialogs.css';
import './styles/reports.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { bridgeName } from '../shared/channels.ts';
import { App } from './app.tsx';
import { createPageBridge } from './bridge.ts';
import { ServicesContext } from './services.ts';
import { StateStore } from './store.ts';
import { Ticker } from './ticker.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');

const monotonicMs = () => performance.now();
const bridge = createPageBridge(window[bridgeName]);
const store = new StateStore(bridge, monotonicMs);
const ticker = new Ticker(monotonicMs);
store.start();
document.addEventListener('visibilitychange', () => ticker.tick());

createRoot(root).render(
  <StrictMode>
    <ServicesContext value={{ bridge, store, ticker, wallNowMs: () => Date.now() }}>
      <App />
    </ServicesContext>
  </StrictMode>,
);

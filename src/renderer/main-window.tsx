import { App } from './app.tsx';
import { drawPage } from './page-root.tsx';

drawPage(<App />);

import './page-services.ts';
import './styles/base.css';
import './styles/wallboard.css';
import { windowTitles } from '../shared/words/en/app-menu.ts';
import { drawPage } from './page-root.tsx';
import { WallboardView } from './wallboard/wallboard-view.tsx';

document.title = windowTitles.wallboard;
drawPage(<WallboardView />);

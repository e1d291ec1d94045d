import './page-services.ts';
import './styles/base.css';
import './styles/strip.css';
import { windowTitles } from '../shared/words/en/app-menu.ts';
import { drawPage } from './page-root.tsx';
import { StripView } from './strip/strip-view.tsx';

document.title = windowTitles.strip;
drawPage(<StripView />);

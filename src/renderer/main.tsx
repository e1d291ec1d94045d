import './page-services.ts';
import './styles/base.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/menus.css';
import './styles/glance.css';
import './styles/board.css';
import './styles/grid-header.css';
import './styles/board-groups.css';
import './styles/details.css';
import './styles/charts.css';
import './styles/pages.css';
import './styles/alerts.css';
import './styles/rules.css';
import './styles/settings.css';
import './styles/dialogs.css';
import './styles/connect.css';
import './styles/reports.css';
import './styles/report-popovers.css';
import './styles/exports.css';
import './styles/shell.css';
import './styles/small-window.css';

// Apart, so that main is asked for the figures while all that draws them is still being read.
void import('./main-window.tsx');

import type { ReactNode } from 'react';
import { formatNumber } from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { type ViewName, viewNames } from '../navigation/view-names.ts';
import { ViewMark } from './view-mark.tsx';

interface NavigationProps {
  view: ViewName;
  /** Shown beside a view's name where above 0. */
  badges: Partial<Record<ViewName, { amount: number; tone: 'critical' | 'warning' | 'stale' }>>;
  onView: (view: ViewName) => void;
  children: ReactNode;
}

/** The views by name; in a narrow window a rail of pictures with the names below them. */
export function Navigation({ view, badges, onView, children }: NavigationProps) {
  return (
    <nav className="nav" aria-label={windowWords.views.label}>
      <b className="nav-product">{windowWords.product}</b>
      <ul className="nav-list">
        {viewNames.map((name) => {
          const badge = badges[name];
          return (
            <li key={name}>
              <button
                type="button"
                className="nav-item"
                aria-current={view === name ? 'page' : undefined}
                onClick={() => onView(name)}
              >
                <ViewMark view={name} />
                <span className="nav-name">{windowWords.views[name]}</span>
                {badge !== undefined && badge.amount > 0 && (
                  <span className="nav-badge" data-tone={badge.tone}>
                    {formatNumber(badge.amount)}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      <div className="nav-end">{children}</div>
    </nav>
  );
}

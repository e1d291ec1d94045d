import type { ReactNode } from 'react';
import { windowWords } from '../../shared/words/en/window.ts';

export const viewNames = ['board', 'alerts', 'rules', 'reports', 'connections'] as const;
export type ViewName = (typeof viewNames)[number];

interface NavigationProps {
  view: ViewName;
  /** Shown beside a view's name where above 0, with what it counts for screen readers. */
  badges: Partial<Record<ViewName, { amount: number; tone: 'critical' | 'warning' | 'stale' }>>;
  onView: (view: ViewName) => void;
  children: ReactNode;
}

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
                {windowWords.views[name]}
                {badge !== undefined && badge.amount > 0 && (
                  <span className="nav-badge" data-tone={badge.tone}>
                    {badge.amount}
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

import { Fragment, type ReactNode, useState } from 'react';
import type { AppInfo } from '../../shared/contract.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { PageBannerLine, toBanners } from './page-banners.tsx';

const words = windowWords.notices;

/** The most urgent first: what may keep an alert from being seen, then what was missed, then what can wait. */
const ranks = ['managed', 'settings', 'tray', 'away', 'history', 'shortcut', 'pin-icon'] as const;

export interface PageNotice {
  id: (typeof ranks)[number];
  /** With the way to the others inside, so that it takes no line of its own. */
  draw: (others: ReactNode) => ReactNode;
}

interface PageNoticesProps {
  app: AppInfo;
  /** What is not a banner. */
  cards: readonly PageNotice[];
}

/** What is to be said above the view: one at a time, so that the view keeps its room; the others when they are asked for. */
export function PageNotices({ app, cards }: PageNoticesProps) {
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const [showsAll, setShowsAll] = useState(false);
  const banners = toBanners(app)
    .filter(({ text }) => !dismissed.has(text))
    .map((banner): PageNotice => {
      const dismiss = () => setDismissed(new Set([...dismissed, banner.text]));
      return {
        id: banner.id,
        draw: (others) => (
          <PageBannerLine banner={banner} onDismiss={dismiss}>
            {others}
          </PageBannerLine>
        ),
      };
    });
  const notices = [...banners, ...cards].sort((a, b) => ranks.indexOf(a.id) - ranks.indexOf(b.id));
  const rest = notices.length - 1;
  // What comes later is again behind the first.
  if (rest <= 0 && showsAll) setShowsAll(false);
  if (rest < 0) return null;
  const others = rest > 0 && (
    <button type="button" className="link" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
      {showsAll ? words.fewer : words.more(rest)}
    </button>
  );
  return (
    <div className="page-notices">
      {notices.slice(0, showsAll ? notices.length : 1).map(({ id, draw }, index) => (
        <Fragment key={id}>{draw(index === 0 ? others : null)}</Fragment>
      ))}
    </div>
  );
}

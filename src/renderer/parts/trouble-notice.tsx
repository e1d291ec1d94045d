import type { ReactNode } from 'react';
import type { Trouble } from '../bridge.ts';

interface TroubleNoticeProps {
  trouble: Pick<Trouble, 'message' | 'remedy'>;
  title?: string | undefined;
  children?: ReactNode;
}

/** What went wrong and what to do, said at once to screen readers too. */
export function TroubleNotice({ trouble, title, children }: TroubleNoticeProps) {
  return (
    <div className="notice" data-tone="critical" role="alert">
      <div className="notice-text">
        {title !== undefined && <b>{title} </b>}
        {trouble.message} <span className="secondary">{trouble.remedy}</span>
      </div>
      {children}
    </div>
  );
}

import { useMemo, useState } from 'react';
import { type Glance, toGlance } from './board/glance.ts';
import type { RowView } from './board/row-view.ts';
import { createRowViewMemo } from './board/row-view-memo.ts';
import { createLocaleFormat, type LocaleFormat } from './locale-format.ts';
import { useElapsedMs, useServices } from './services.ts';
import { useAppearance } from './settings/appearance-root.ts';
import type { PageState } from './state.ts';
import { useTablesKept } from './table-copy.ts';

interface DrawnState {
  views: readonly RowView[];
  glance: Glance;
  /** Since main's state came. */
  elapsedMs: number;
  format: LocaleFormat;
}

/** Main's state as a window draws it at this moment, in the appearance that was chosen. */
export function useDrawnState(state: PageState): DrawnState {
  const { wallNowMs } = useServices();
  const elapsedMs = useElapsedMs(state.receivedAtMs);
  const [toRows] = useState(createRowViewMemo);
  const { locale } = state.app;
  const format = useMemo(
    () => createLocaleFormat(locale, new Intl.DateTimeFormat().resolvedOptions().timeZone, wallNowMs),
    [locale, wallNowMs],
  );
  useAppearance(state.appearance);
  useTablesKept(state.app.managed?.locked.includes('export') ?? false);
  const views = toRows(state, elapsedMs);
  return { views, glance: toGlance(state, views, elapsedMs), elapsedMs, format };
}

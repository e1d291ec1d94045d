import type { StatePush } from '../../../src/shared/board.ts';
import { createDefaultBoardLayout } from '../../../src/shared/board-layout.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { toBoardRow } from '../../../src/shared/row-columns.ts';
import { noAnswerYet } from '../../../tools/page-stage/page-stage.ts';
import { alerts } from '../centre/alerts.ts';
import { statuses } from '../centre/connections.ts';
import { hostileState } from '../centre/hostile.ts';
import { minuteMs } from '../centre/moment.ts';
import { state } from '../centre.ts';
import { stripSize } from '../gallery-stage.ts';
import type { GalleryView } from '../gallery-view.ts';

const live = statuses.map((one) => ({
  ...one,
  freshness: 'live' as const,
  ageMs: 1_000,
  failure: null,
  todayFailure: null,
}));
const stale = statuses.map((one) => ({
  ...one,
  freshness: 'stale' as const,
  ageMs: 12 * minuteMs,
  failure: createFailure('offline'),
}));
const signIn = live.map((one) => (one.id === 'us' ? { ...one, failure: createFailure('auth') } : one));
/** No row is old, gone or without figures. */
const calmState: StatePush = {
  ...state,
  connections: live,
  alerts: [],
  rows: {
    ...state.rows,
    watched: state.rows.queueId.map((_id, at) => {
      const { quality, reading } = toBoardRow(state.rows, at);
      return quality === 'current' && reading.waiting !== null;
    }),
  },
};

const states: Record<string, Partial<StatePush>> = {
  critical: {},
  'sign-in': { connections: signIn, alerts: [] },
  stale: { connections: stale, alerts: [] },
  warning: { ...calmState, alerts: alerts.slice(3, 4) },
  calm: calmState,
};

const stripViews = (
  [
    ...Object.entries(states).map(([name, part]) => ({
      name: `strip-${name}`,
      centre: { state: { ...state, ...part } },
    })),
    { name: 'strip-hostile-names', centre: { state: hostileState } },
    { name: 'strip-starting', isBare: true, answers: { 'state.get': () => noAnswerYet } },
    { name: 'strip-no-connection', centre: { state: { ...state, connections: [], alerts: [] } } },
  ] satisfies GalleryView[]
).map((view) => ({ ...view, file: 'strip.html' as const, size: stripSize }));

const layout = createDefaultBoardLayout();
const wallViews = (
  [
    { name: 'wallboard-breaches', centre: { layout } },
    { name: 'wallboard-hostile-names', centre: { layout, state: hostileState } },
    { name: 'wallboard-calm', centre: { layout, state: calmState } },
    { name: 'wallboard-stale', centre: { layout, state: { ...state, connections: stale, alerts: [] } } },
    {
      name: 'wallboard-attention-none',
      centre: { layout: { ...layout, filter: { chip: 'attention', search: '' } }, state: calmState },
    },
  ] satisfies GalleryView[]
).map((view) => ({ ...view, file: 'wallboard.html' as const, size: { width: 1920, height: 1080 } }));

export const otherWindowViews: readonly GalleryView[] = [...stripViews, ...wallViews];

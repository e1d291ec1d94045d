import { describe, expect, it } from 'vitest';
import { toShare } from '../../../src/renderer/reports/report-progress.tsx';

const part = (share: number | null, isDone = false) => ({
  connectionId: 'emea',
  isDone,
  progress: share === null ? null : { pages: 1, rows: 1, share },
});

describe('how far a report is', () => {
  it('is the mean over its connections, of which a done one is whole', () => {
    expect(toShare([part(0.5)])).toBe(0.5);
    expect(toShare([part(0.5), part(null, true)])).toBe(0.75);
  });

  it('is not known while one of them cannot say', () => {
    expect(toShare([])).toBeNull();
    expect(toShare([part(0.5), part(null)])).toBeNull();
  });
});

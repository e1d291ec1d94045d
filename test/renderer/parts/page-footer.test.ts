import { describe, expect, it } from 'vitest';
import { createLocaleFormat } from '../../../src/renderer/locale-format.ts';
import { saySpeech } from '../../../src/renderer/parts/page-footer.tsx';

const now = Date.UTC(2026, 10, 20, 18);
const format = createLocaleFormat('en-GB', 'Europe/Berlin', () => now);

describe('saySpeech', () => {
  it('says whether alerts come as notifications, and from when they do not', () => {
    expect(saySpeech({ notifies: true, quietFrom: null }, format)).toBe('Notifications on');
    // Berlin is UTC+1 in winter.
    const quietFrom = Date.UTC(2026, 10, 20, 19);
    expect(saySpeech({ notifies: true, quietFrom }, format)).toBe('Notifications on · quiet from 20:00');
  });

  it('speaks of no quiet hours where nothing is told anyway', () => {
    expect(saySpeech({ notifies: false, quietFrom: now }, format)).toBe('Notifications off');
  });
});

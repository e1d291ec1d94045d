import { describe, expect, it } from 'vitest';
import { type Migration, migrate, migrations, settingsVersion } from '../../src/main/settings/migrations.ts';

const steps: Migration[] = [
  ({ pollMs, ...rest }) => ({ ...rest, pollSeconds: Number(pollMs) / 1000 }),
  (stored) => ({ ...stored, theme: 'system' }),
];

describe('migrate', () => {
  it('takes a file of version 1 through every step in order', () => {
    expect(migrate({ pollMs: 5000 }, 1, steps)).toEqual({ pollSeconds: 5, theme: 'system' });
  });

  it('takes a newer file through the later steps only', () => {
    expect(migrate({ pollSeconds: 7 }, 2, steps)).toEqual({ pollSeconds: 7, theme: 'system' });
  });

  it('leaves a file of the newest version alone', () => {
    const stored = { pollSeconds: 7, theme: 'dark' };
    expect(migrate(stored, 3, steps)).toBe(stored);
  });

  it('does not change what it was given', () => {
    const stored = Object.freeze({ pollMs: 5000 });
    migrate(stored, 1, steps);
    expect(stored).toEqual({ pollMs: 5000 });
  });

  it('has one step per version behind the newest', () => {
    expect(settingsVersion).toBe(migrations.length + 1);
  });
});

describe('the steps', () => {
  it('1 to 2: drops the mute, which is no setting any more, and keeps the rest', () => {
    expect(migrate({ theme: 'dark', mutedUntil: 5 }, 1)).toEqual({ theme: 'dark' });
  });

  it('2 to 3: names the form of CSV files, and has something new to tell', () => {
    const told = { closeKeepsTray: true, noTray: false };
    expect(migrate({ theme: 'dark', csvByteOrderMark: true, told }, 2)).toEqual({
      theme: 'dark',
      csvPreset: 'excel',
      told: { ...told, pinIcon: false },
    });
    expect(migrate({ csvByteOrderMark: false }, 2)).toEqual({ csvPreset: 'standard' });
    expect(migrate({}, 2)).toEqual({});
  });
});

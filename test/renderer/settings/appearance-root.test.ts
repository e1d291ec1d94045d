import { describe, expect, it } from 'vitest';
import { toRootAttributes } from '../../../src/renderer/settings/appearance-root.ts';
import { defaultAppearance } from '../../../src/shared/appearance.ts';

describe('toRootAttributes', () => {
  it('leaves everything to the desktop where nothing was chosen', () => {
    expect(Object.values(toRootAttributes(defaultAppearance, false))).toEqual([null, null, null, null]);
  });

  it('names what was chosen', () => {
    const chosen = { theme: 'dark', contrast: 'high', palette: 'safe', density: 'compact' } as const;
    expect(toRootAttributes({ ...defaultAppearance, ...chosen }, false)).toEqual({
      'data-theme': 'dark',
      'data-contrast': 'high',
      'data-palette': 'safe',
      'data-density': 'compact',
    });
  });

  it('draws with high contrast where the desktop asks for it', () => {
    expect(toRootAttributes(defaultAppearance, true)).toMatchObject({ 'data-contrast': 'high' });
  });
});

import { z } from 'zod';

export const themeNames = ['system', 'light', 'dark'] as const;
/** `system`: as the desktop asks for it. */
export const contrastNames = ['system', 'high'] as const;
/** `safe`: told apart without red and green. Shapes and words say the same in every palette. */
export const paletteNames = ['usual', 'safe'] as const;
export const densityNames = ['usual', 'compact'] as const;
export const zoomPercents = [80, 90, 100, 110, 125, 150, 175, 200] as const;

/** How every window is drawn. */
export const appearanceSchema = z.strictObject({
  theme: z.enum(themeNames),
  contrast: z.enum(contrastNames),
  palette: z.enum(paletteNames),
  density: z.enum(densityNames),
  zoomPercent: z.literal(zoomPercents),
});
export type Appearance = z.infer<typeof appearanceSchema>;

export const defaultAppearance: Appearance = {
  theme: 'system',
  contrast: 'system',
  palette: 'usual',
  density: 'usual',
  zoomPercent: 100,
};

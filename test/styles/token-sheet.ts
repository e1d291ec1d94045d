import { type Colour, parseHex } from './colour.ts';

/** One way to draw the window. */
export interface Drawn {
  theme: 'light' | 'dark';
  contrast: 'usual' | 'high';
  palette: 'usual' | 'safe';
}

export const everyDrawn: readonly Drawn[] = (['light', 'dark'] as const).flatMap((theme) =>
  (['usual', 'high'] as const).flatMap((contrast) =>
    (['usual', 'safe'] as const).map((palette) => ({ theme, contrast, palette })),
  ),
);

/** The custom properties of the root element, as the sheet sets them for attributes such as `data-contrast="high"`. */
export function readTokens(sheet: string, attributes: Record<string, string>): Map<string, string> {
  const tokens = new Map<string, string>();
  const blocks = [...sheet.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/:root([^{]*)\{([^}]*)\}/g)]
    .map(([, selector = '', body = '']) => ({
      wanted: [...selector.matchAll(/\[([a-z-]+)="([a-z]+)"\]/g)],
      body,
    }))
    // Of the same kind of selector the one with more parts wins, then the later one.
    .sort((one, other) => one.wanted.length - other.wanted.length);
  for (const { wanted, body } of blocks) {
    if (wanted.some(([, name = '', value]) => attributes[name] !== value)) continue;
    for (const [, name = '', value = ''] of body.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g))
      tokens.set(name, value.trim());
  }
  return tokens;
}

export function readColours(sheet: string, { theme, contrast, palette }: Drawn): (name: string) => Colour {
  const tokens = readTokens(sheet, {
    'data-theme': theme,
    'data-contrast': contrast,
    'data-palette': palette,
  });
  return (name) => {
    const value = tokens.get(`--${name}`) ?? '';
    const [, light, dark] = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(value) ?? [];
    if (light === undefined || dark === undefined)
      throw new Error(`--${name} is no pair of colours: ${value}`);
    return parseHex(theme === 'light' ? light : dark);
  };
}

import { useEffect } from 'react';
import type { Appearance } from '../../shared/appearance.ts';

/** What the style sheets go by, as attributes of the root element; null: none. */
export function toRootAttributes(
  { theme, contrast, palette, density }: Appearance,
  systemAsksForContrast: boolean,
): Record<'data-theme' | 'data-contrast' | 'data-palette' | 'data-density', string | null> {
  return {
    'data-theme': theme === 'system' ? null : theme,
    'data-contrast': contrast === 'high' || systemAsksForContrast ? 'high' : null,
    'data-palette': palette === 'safe' ? 'safe' : null,
    'data-density': density === 'compact' ? 'compact' : null,
  };
}

/** Draws this window as the appearance says. `system` follows the desktop at once when it changes. */
export function useAppearance(appearance: Appearance): void {
  useEffect(() => {
    const asked = window.matchMedia('(prefers-contrast: more)');
    const draw = () => {
      for (const [name, value] of Object.entries(toRootAttributes(appearance, asked.matches))) {
        if (value === null) document.documentElement.removeAttribute(name);
        else document.documentElement.setAttribute(name, value);
      }
    };
    draw();
    asked.addEventListener('change', draw);
    return () => asked.removeEventListener('change', draw);
  }, [appearance]);
}

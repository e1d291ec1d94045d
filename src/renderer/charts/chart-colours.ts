import { useEffect, useState } from 'react';

/** What a canvas draws with; it cannot read custom properties itself. */
const properties = {
  ink: '--ink',
  faint: '--ink-3',
  line: '--line',
  panel: '--panel',
  warning: '--warn',
  critical: '--crit',
  warningShade: '--warn-bg',
  criticalShade: '--crit-bg',
} as const;

export type ChartColours = Readonly<Record<keyof typeof properties, string>>;

/** What changes the colours without changing the page's root element. */
const preferences = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'];

/** As the page is drawn at this moment: a property may hold `light-dark()`, so an element has to wear it. */
function readColours(): ChartColours {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const read = (property: string) => {
    probe.style.color = `var(${property})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ink: read(properties.ink),
    faint: read(properties.faint),
    line: read(properties.line),
    panel: read(properties.panel),
    warning: read(properties.warning),
    critical: read(properties.critical),
    warningShade: read(properties.warningShade),
    criticalShade: read(properties.criticalShade),
  };
  probe.remove();
  return colours;
}

/** The colours in force; other ones when theme, contrast or palette change. */
export function useChartColours(): ChartColours {
  const [colours, setColours] = useState(readColours);
  useEffect(() => {
    const renew = () => {
      const next = readColours();
      setColours((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    const observer = new MutationObserver(renew);
    observer.observe(document.documentElement, { attributes: true });
    const media = preferences.map((query) => matchMedia(query));
    for (const one of media) one.addEventListener('change', renew);
    renew();
    return () => {
      observer.disconnect();
      for (const one of media) one.removeEventListener('change', renew);
    };
  }, []);
  return colours;
}

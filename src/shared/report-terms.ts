/** The three questions about a past window: by queue and media, by interval, service level at a threshold. */
export const reportKinds = ['queues', 'intervals', 'sla'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** ISO 8601; the lengths that every dialect with intervals knows. */
export const granularities = ['PT15M', 'PT30M', 'PT1H', 'P1D', 'P1W'] as const;
export type Granularity = (typeof granularities)[number];
export const defaultGranularity: Granularity = 'PT30M';
/** What "answered in time" means where nobody says so. */
export const defaultThresholdMs = 30_000;

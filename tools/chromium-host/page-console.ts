import type { Json } from './devtools.ts';

export interface ConsoleLine {
  readonly kind: 'console' | 'exception' | 'log';
  readonly level: string;
  readonly message: string;
  readonly lineNumber: number;
  readonly source: string;
}

/** Chromium's levels that Electron calls otherwise (docs/api/web-contents, event 'console-message'). */
const levels: Record<string, string> = {
  error: 'error',
  assert: 'error',
  warning: 'warning',
  debug: 'debug',
  verbose: 'debug',
};

/** A line of the page's console, or null where the event is about something else. Violations of the CSP come as `log`. */
export function readConsoleLine(method: string, params: Json): ConsoleLine | null {
  if (method === 'Runtime.consoleAPICalled') {
    const given = params.args as { value?: unknown; description?: string }[];
    const stack = params.stackTrace as { callFrames: { url: string; lineNumber: number }[] } | undefined;
    const at = stack?.callFrames[0];
    return {
      kind: 'console',
      level: levels[String(params.type)] ?? 'info',
      message: given.map(({ value, description }) => description ?? String(value)).join(' '),
      lineNumber: at?.lineNumber ?? 0,
      source: at?.url ?? '',
    };
  }
  if (method === 'Runtime.exceptionThrown') {
    const details = params.exceptionDetails as {
      text: string;
      lineNumber: number;
      url?: string;
      exception?: { description?: string };
    };
    const message = `${details.text} ${details.exception?.description ?? ''}`.trim();
    return {
      kind: 'exception',
      level: 'error',
      message,
      lineNumber: details.lineNumber,
      source: details.url ?? '',
    };
  }
  if (method === 'Log.entryAdded') {
    const entry = params.entry as { level: string; text: string; url?: string; lineNumber?: number };
    const { text: message, lineNumber = 0, url: source = '' } = entry;
    return { kind: 'log', level: levels[entry.level] ?? 'info', message, lineNumber, source };
  }
  return null;
}

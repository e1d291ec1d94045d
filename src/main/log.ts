import { cleanText } from '../shared/failure.ts';
import { type LogLevel, logLevels } from '../shared/preferences.ts';

export type LogFacts = Record<string, string | number | boolean | null | undefined>;

/** One line per event: a fixed message and facts. Bodies, headers and tokens are never facts. */
export interface Log {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
}

/** Belt and braces: should a secret ever reach a fact, its shape gives it away. */
const secretShapes: readonly RegExp[] = [
  /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/gi,
  /\b(access_token|refresh_token|client_secret|clientSecret|accessKeySecret|password)(["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi,
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g,
];

export function redact(text: string): string {
  return secretShapes.reduce(
    (line, shape) =>
      line.replace(shape, (_whole, name: unknown) =>
        typeof name === 'string' ? `${name} [hidden]` : '[hidden]',
      ),
    text,
  );
}

/** Writes lines `time level message key=value …` to a sink, from `minimum` on. */
export function createLog(minimum: LogLevel, writeLine: (line: string) => void, now: () => number): Log {
  const threshold = logLevels.indexOf(minimum);
  const at =
    (level: LogLevel) =>
    (message: string, facts: LogFacts = {}) => {
      if (logLevels.indexOf(level) < threshold) return;
      const shown = Object.entries(facts)
        .filter(([, value]) => value !== undefined)
        .map(
          ([name, value]) =>
            `${name}=${typeof value === 'string' ? JSON.stringify(cleanText(value)) : String(value)}`,
        );
      writeLine(redact([new Date(now()).toISOString(), level, message, ...shown].join(' ')));
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

import { cleanText } from '../shared/clean-text.ts';
import { type LogLevel, logLevels } from '../shared/preferences.ts';

type LogFacts = Record<string, string | number | boolean | null | undefined>;

/** One line per event: a fixed message and facts. Bodies, headers and tokens are never facts. */
export interface Log {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
}

/** The log of the whole program, from a level on that can be set while it runs. */
export interface LevelledLog extends Log {
  setMinimum(level: LogLevel): void;
}

/** How the name of a secret ends where it travels: in a form, in JSON, in a header. */
const secretName = 'token|secret|passw(?:or)?d|passphrase|api[_-]?key|code_verifier|accessKeyId|username';
/** In quotes, which may be escaped themselves, up to the quote that closes; else up to what ends a bare word. */
const secretValue = String.raw`(?:(\\*["'])(?:(?!(?<!\\)\2)[^\r\n])+|(?:\\["'\\]|[^\s"'&,}\\])+)`;

/** Belt and braces: should a secret ever reach a fact, its shape gives it away. */
const secretShapes: readonly RegExp[] = [
  /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/gi,
  // What a proxy is told; the words themselves stand in sentences, too.
  /\b(Negotiate|NTLM)\s+[A-Za-z0-9+/=]{16,}/gi,
  /\b(Digest)\s+username=[^\r\n]+/gi,
  /\b(Set-Cookie|Cookie)\s*[:=][^\r\n]+/gi,
  new RegExp(String.raw`(${secretName})\\*["']?\s*[=:]\s*${secretValue}`, 'gi'),
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g,
  /(?<=(?:^|[?&])code=)[^\s"'&]+/g,
  // The user name and password of an address; a password may have those signs itself. A bound keeps long texts quick.
  /(?<=:\/\/)(?:[^\s/"'@:]{0,500}:[^\s"']{1,500}|[^\s/"']{1,500})(?=@)/g,
];
const longWord = /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{32,}={0,6}/g;
const base64Word = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{32,}={0,2}(?![A-Za-z0-9+/_-])/g;

export function redact(text: string): string {
  const named = secretShapes.reduce(
    (line, shape) =>
      line.replace(shape, (_whole, name: unknown) =>
        typeof name === 'string' ? `${name} [hidden]` : '[hidden]',
      ),
    text,
  );
  return named
    .replace(base64Word, (word) => (/[+/]/.test(word) && looksShuffled(word) ? '[hidden]' : word))
    .replace(longWord, (word) => (looksRandom(word) ? '[hidden]' : word));
}

/**
 * Tokens and secrets have digits and capitals, or no hyphens. A UUID has neither: it names a queue. One in a thousand has
 * no digit; it has more capitals than any name in a program.
 */
function looksRandom(word: string): boolean {
  if (!/\d/.test(word)) return (word.match(/[A-Z]/g)?.length ?? 0) >= 9;
  return /[A-Z]/.test(word) || /^[a-z0-9]+$/.test(word);
}

/** Two of three characters of a random word are of another kind than the one before, in a path one of five. */
function looksShuffled(word: string): boolean {
  const changes = word.match(/[a-z](?![a-z])|[A-Z](?![A-Z])|\d(?!\d)/g)?.length ?? 0;
  return changes > word.length * 0.4;
}

/** Writes lines `time level message key=value …` to a sink, from `minimum` on. */
export function createLog(
  minimum: LogLevel,
  writeLine: (line: string) => void,
  now: () => number,
): LevelledLog {
  const kept = { minimum };
  const at =
    (level: LogLevel) =>
    (message: string, facts: LogFacts = {}) => {
      if (logLevels.indexOf(level) < logLevels.indexOf(kept.minimum)) return;
      const shown = Object.entries(facts)
        .filter(([, value]) => value !== undefined)
        .map(
          ([name, value]) =>
            // Before it is cut: half a secret is not known by its shape any more.
            `${name}=${typeof value === 'string' ? JSON.stringify(cleanText(redact(value))) : String(value)}`,
        );
      writeLine(redact([new Date(now()).toISOString(), level, message, ...shown].join(' ')));
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    setMinimum(level) {
      kept.minimum = level;
    },
  };
}

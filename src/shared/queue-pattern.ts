/**
 * Whether a queue's name is one of those that a pattern means: held against the whole name, whatever its case; `*` stands
 * for any run of characters, everything else for itself. No regular expression: many stars would take for ever.
 */
export function createNameTest(pattern: string): (name: string) => boolean {
  const [start = '', ...parts] = pattern.toLowerCase().split(/\*+/);
  const end = parts.pop();
  return (name) => {
    const text = name.toLowerCase();
    if (end === undefined) return text === start;
    if (!text.startsWith(start)) return false;
    let at = start.length;
    for (const part of parts) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return text.length - end.length >= at && text.endsWith(end);
  };
}

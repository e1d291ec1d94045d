/**
 * Outside text as one harmless line: control and direction-changing characters become blanks, 300 characters
 * at most. Vendors' messages and queue names are written by strangers and end in logs, toasts and terminals.
 */
export function cleanText(text: string, maxLength = 300): string {
  const oneLine = text
    .slice(0, maxLength * 8)
    .toWellFormed()
    .replace(/[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u2028\u2029\ufeff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(oneLine.slice(0, maxLength * 2 + 2));
  return characters.length <= maxLength
    ? characters.join('')
    : `${characters.slice(0, maxLength - 1).join('')}…`;
}

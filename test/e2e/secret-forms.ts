/** Whether a secret stands there, in whatever form. */
export function holds(bytes: Buffer, secret: string): boolean {
  return formsOf(secret).some((form) => bytes.includes(form));
}

/**
 * How a secret may stand in a file or a line: as it is, in JSON, in an address, in UTF-16, and inside base64 (a Basic
 * header), where it looks otherwise for each of the three places at which it may begin.
 */
function formsOf(secret: string): Buffer[] {
  const inBase64 = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    // Characters that also hold bits of what stands before or after it are left out.
    const ownStart = Math.ceil((before * 8) / 6);
    return bytes.toString('base64').slice(ownStart, Math.floor((bytes.length * 8) / 6));
  });
  const texts = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), ...inBase64];
  return [...[...new Set(texts)].map((text) => Buffer.from(text)), Buffer.from(secret, 'utf16le')];
}

import { numberKinds, toHundredthsBase, toIntegerBase } from './byte-writer.ts';

/** What was read is not what was written. */
export class DamagedBytes extends Error {}

/** Reads what a `ByteWriter` wrote. Bytes that end too soon throw: the file is damaged. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#bytes.length;
  }

  get position(): number {
    return this.#position;
  }

  readVarint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.#bytes[this.#position++];
      if (byte === undefined) throw new DamagedBytes('the kept figures end too soon');
      value += (byte % 128) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  readSigned(): number {
    return fromZigzag(this.readVarint());
  }

  readNumber(before: number): number {
    const token = this.readVarint();
    const change = fromZigzag(Math.floor(token / 4));
    switch (token % 4) {
      case numberKinds.integerKind:
        return toIntegerBase(before) + change;
      case numberKinds.hundredthsKind:
        return (toHundredthsBase(before) + change) / 100;
      case numberKinds.nullKind:
        return Number.NaN;
      default:
        return this.#readFloat();
    }
  }

  #readFloat(): number {
    const bytes = this.#bytes.slice(this.#position, this.#position + 8);
    if (bytes.length < 8) throw new DamagedBytes('the kept figures end too soon');
    this.#position += 8;
    return new Float64Array(bytes.buffer)[0] ?? Number.NaN;
  }
}

/** The rest of an hour that cannot be read is left out: one bad blob must not cost the answer. */
export function tryReading(task: () => void, warn: (what: string) => void): void {
  try {
    task();
  } catch (error) {
    if (!(error instanceof DamagedBytes)) throw error;
    warn(error.message);
  }
}

function fromZigzag(token: number): number {
  return token % 2 === 0 ? token / 2 : -(token + 1) / 2;
}

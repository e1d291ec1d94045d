const firstSize = 32;
const largestDelta = 2 ** 48;

/** What follows, in the two lowest bits of a number's first varint. */
const integerKind = 0;
const hundredthsKind = 1;
const nullKind = 2;
const floatKind = 3;
export const numberKinds = { integerKind, hundredthsKind, nullKind, floatKind } as const;

/** Bytes that grow at their end. Numbers are written as the difference to the one before: most are small. */
export class ByteWriter {
  #bytes = new Uint8Array(firstSize);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** What was written so far: a view, valid until the next write. */
  view(from = 0, to = this.#length): Uint8Array {
    return this.#bytes.subarray(from, to);
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A whole number from 0 to 2^53 − 1, seven bits a byte, the lowest first. */
  writeVarint(value: number): void {
    this.#reserve(8);
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  writeSigned(value: number): void {
    this.writeVarint(toZigzag(value));
  }

  /** Any number; NaN stands for null. `before` is the number that the reader will know. */
  writeNumber(before: number, value: number): void {
    if (Number.isNaN(value)) {
      this.writeVarint(nullKind);
      return;
    }
    const delta = value - toIntegerBase(before);
    if (Number.isInteger(value) && Math.abs(delta) <= largestDelta) {
      this.writeVarint(toZigzag(delta) * 4 + integerKind);
      return;
    }
    const hundredths = Math.round(value * 100);
    const change = hundredths - toHundredthsBase(before);
    if (hundredths / 100 === value && Math.abs(change) <= largestDelta) {
      this.writeVarint(toZigzag(change) * 4 + hundredthsKind);
      return;
    }
    this.writeVarint(floatKind);
    this.append(new Uint8Array(Float64Array.of(value).buffer));
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

function toZigzag(value: number): number {
  return value >= 0 ? value * 2 : -value * 2 - 1;
}

/** What a difference counts from; a number that is too large for exact differences counts as 0. */
export function toIntegerBase(before: number): number {
  return Number.isInteger(before) && Math.abs(before) <= largestDelta ? before : 0;
}

export function toHundredthsBase(before: number): number {
  const hundredths = Math.round(before * 100);
  return Math.abs(hundredths) <= largestDelta ? hundredths : 0;
}

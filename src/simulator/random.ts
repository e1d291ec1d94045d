/*
 * Repeatable chance. Every stream is named by the seed and a path ("arrivals of the voice lane of queue 3"), so
 * that a change in one part of the model leaves the luck of all others alone.
 */

/** Lengths are milliseconds. */
export type Distribution =
  | { kind: 'fixed'; ms: number }
  | { kind: 'exponential'; meanMs: number }
  /** `spread` is the standard deviation divided by the mean. */
  | { kind: 'log-normal'; meanMs: number; spread: number }
  | { kind: 'weibull'; scaleMs: number; shape: number };

export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number, path: string) {
    const next = hashWords(`${seed}/${path}`);
    this.#a = next();
    this.#b = next();
    this.#c = next();
    for (let round = 0; round < 12; round += 1) this.#word();
  }

  /** Evenly in [0, 1). */
  uniform(): number {
    return this.#word() / 2 ** 32;
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform());
  }

  /** One length in whole milliseconds. */
  draw(distribution: Distribution): number {
    return Math.max(0, Math.round(this.#length(distribution)));
  }

  /** A version 4 UUID made of this stream. */
  uuid(): string {
    const hex = Array.from({ length: 4 }, () => this.#word().toString(16).padStart(8, '0')).join('');
    const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `${variant}${hex.slice(17, 20)}`,
      hex.slice(20),
    ].join('-');
  }

  #length(distribution: Distribution): number {
    switch (distribution.kind) {
      case 'fixed':
        return distribution.ms;
      case 'exponential':
        return this.exponential(distribution.meanMs);
      case 'log-normal': {
        const variance = Math.log(1 + distribution.spread ** 2);
        return Math.exp(
          Math.log(distribution.meanMs) - variance / 2 + Math.sqrt(variance) * this.#standardNormal(),
        );
      }
      case 'weibull':
        return distribution.scaleMs * (-Math.log(1 - this.uniform())) ** (1 / distribution.shape);
    }
  }

  /** Box and Muller; the second value is thrown away to keep one draw per length. */
  #standardNormal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  /** sfc32 of the PractRand suite (Chris Doty-Humphrey, public domain algorithm). */
  #word(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}

/** Spreads a text over as many 32-bit words as are asked for (FNV-1a, then the murmur3 finaliser). */
function hashWords(text: string): () => number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return word ^ (word >>> 16);
  };
}

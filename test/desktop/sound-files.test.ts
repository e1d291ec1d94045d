import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSounds } from '../../scripts/make-sounds.mjs';

const read = (name: string) =>
  readFileSync(join(import.meta.dirname, `../../src/renderer/sounds/${name}.wav`));

describe.each(['warning', 'critical'] as const)('the sound %s', (name) => {
  const file = read(name);
  const samples = new Int16Array(file.buffer, file.byteOffset + 44, (file.length - 44) / 2);
  const rate = file.readUInt32LE(24);

  it('is what the script makes, byte for byte', () => {
    expect(file.equals(makeSounds()[name])).toBe(true);
  });

  it('is a WAV file of 16 bits and one channel whose sizes are true', () => {
    expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
    expect([20, 22, 34].map((at) => file.readUInt16LE(at))).toEqual([1, 1, 16]);
    expect(file.readUInt32LE(28)).toBe(rate * 2);
    expect(file.toString('latin1', 36, 40)).toBe('data');
    expect(file.readUInt32LE(40)).toBe(file.length - 44);
  });

  it('is short and small', () => {
    const seconds = samples.length / rate;
    expect(seconds).toBeGreaterThan(0.5);
    expect(seconds).toBeLessThan(1.5);
    expect(file.length).toBeLessThan(60_000);
  });

  it('never clips, has no offset and begins and ends in silence', () => {
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(loudest).toBeGreaterThan(0.3 * 32_767);
    expect(loudest).toBeLessThan(0.8 * 32_767);
    const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
    expect(Math.abs(mean)).toBeLessThan(32);
    const edges = [...samples.subarray(0, 10), ...samples.subarray(-10)];
    expect(Math.max(...edges.map(Math.abs))).toBeLessThan(300);
    // A click is a jump: two neighbours at a fifth of full scale from each other.
    const jumps = samples.map((sample, index) => Math.abs(sample - (samples[index - 1] ?? 0)) / 2);
    expect(jumps.reduce((most, jump) => Math.max(most, jump), 0)).toBeLessThan(0.2 * 32_767);
  });
});

describe('the sounds beside each other', () => {
  /** How strongly a frequency sounds in a stretch (Goertzel's algorithm). */
  const strength = (name: string, hertz: number, from: number, to: number) => {
    const file = read(name);
    const rate = file.readUInt32LE(24);
    const step = 2 * Math.cos((2 * Math.PI * hertz) / rate);
    let [before, last] = [0, 0];
    for (let index = Math.round(from * rate); index < to * rate; index += 1)
      [before, last] = [last, file.readInt16LE(44 + index * 2) + step * last - before];
    return Math.sqrt(before * before + last * last - step * before * last);
  };
  const strongest = (name: string, tones: number[], from: number, to: number) =>
    tones.toSorted((one, other) => strength(name, other, from, to) - strength(name, one, from, to))[0];

  it('falls by two tones for a warning and rises by three for what is critical', () => {
    const warning = [523.25, 659.26];
    expect(strongest('warning', warning, 0, 0.15)).toBe(659.26);
    expect(strongest('warning', warning, 0.5, 0.8)).toBe(523.25);
    const critical = [783.99, 987.77, 1318.51];
    expect(strongest('critical', critical, 0, 0.15)).toBe(783.99);
    expect(strongest('critical', critical, 0.2, 0.3)).toBe(987.77);
    expect(strongest('critical', critical, 0.5, 0.9)).toBe(1318.51);
  });
});

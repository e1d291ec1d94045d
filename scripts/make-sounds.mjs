/** Writes the two sounds of the application: `node scripts/make-sounds.mjs`. The same bytes every time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sampleRate = 22_050;
/** A soft start; anything shorter clicks. */
const attackSeconds = 0.012;
/** The end fades to silence, as a decay alone never gets there. */
const releaseSeconds = 0.08;
/** Loudness of the fundamental and its harmonics: a bell rather than a whistle. */
const harmonics = [1, 0.28, 0.1];

/** Notes begin one after another and ring on into each other. */
const scores = {
  // Soft, falling: E5, C5.
  warning: {
    seconds: 0.85,
    peak: 0.4,
    notes: [
      { at: 0, hertz: 659.26, decaySeconds: 0.22 },
      { at: 0.18, hertz: 523.25, decaySeconds: 0.3 },
    ],
  },
  // Rising: G5, B5, E6.
  critical: {
    seconds: 1.05,
    peak: 0.7,
    notes: [
      { at: 0, hertz: 783.99, decaySeconds: 0.18 },
      { at: 0.15, hertz: 987.77, decaySeconds: 0.18 },
      { at: 0.3, hertz: 1318.51, decaySeconds: 0.34 },
    ],
  },
};

/** The WAV files (16-bit, mono) by name. */
export function makeSounds() {
  return Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, toWav(render(score))]));
}

function render({ seconds, peak, notes }) {
  const samples = new Float64Array(Math.round(seconds * sampleRate));
  for (const { at, hertz, decaySeconds } of notes) {
    for (let index = Math.round(at * sampleRate); index < samples.length; index += 1) {
      const since = index / sampleRate - at;
      const attack = since < attackSeconds ? (1 - Math.cos((Math.PI * since) / attackSeconds)) / 2 : 1;
      const left = (samples.length - 1 - index) / sampleRate;
      const release = left < releaseSeconds ? (1 - Math.cos((Math.PI * left) / releaseSeconds)) / 2 : 1;
      const tone = harmonics.reduce(
        (sum, share, place) => sum + share * Math.sin(2 * Math.PI * hertz * (place + 1) * since),
        0,
      );
      samples[index] += tone * attack * release * Math.exp(-since / decaySeconds);
    }
  }
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return samples.map((sample) => (sample / loudest) * peak);
}

function toWav(samples) {
  const data = Buffer.alloc(samples.length * 2);
  for (const [index, sample] of samples.entries()) data.writeInt16LE(Math.round(sample * 32_767), index * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

if (process.argv[1] === import.meta.filename) {
  const folder = join(import.meta.dirname, '..', 'src', 'renderer', 'sounds');
  mkdirSync(folder, { recursive: true });
  for (const [name, file] of Object.entries(makeSounds())) writeFileSync(join(folder, `${name}.wav`), file);
}

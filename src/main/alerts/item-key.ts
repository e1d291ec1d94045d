import type { SpeechItem } from './alert-event.ts';
import { toQueueKey } from './quality.ts';

/** The key by which a thing to tell is remembered. */
export function toItemKey({ subject }: Pick<SpeechItem, 'subject'>): string {
  return subject.episodeId ?? toQueueKey(subject.connectionId ?? '', subject.queueId ?? '');
}

/** The same for the names of what came and went unsaid. */
export const missedKey = 'missed';

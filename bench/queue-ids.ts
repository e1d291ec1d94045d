/** The queues of the benchmark's vendor, known to both sides. */
export function toQueueId(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

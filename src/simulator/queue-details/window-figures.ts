import type { Contact } from '../contact.ts';
import { isOverTarget, leftQueue } from '../platform/contact-metrics.ts';
import type { Lane } from '../queue-process.ts';

/* Figures of a past window, made of the contacts that the demo still keeps; every step counts at its own time. */

export interface WindowFigures {
  offered: number;
  answered: number;
  abandoned: number;
  /** Answered within the target. */
  within: number;
  /** Contacts whose wrap-up is done, and the sums of their times. */
  handled: number;
  handleMs: number;
  wrapUpMs: number;
}

export interface Span {
  /** Inclusive. */
  from: number;
  /** Exclusive. */
  to: number;
}

export function countWindow(lanes: readonly Lane[], span: Span): WindowFigures {
  return countSlots(lanes, span, () => 0).get(0) ?? empty();
}

/** The figures of each slot of a window; a slot without anything is not there. */
export function countSlots(
  lanes: readonly Lane[],
  { from, to }: Span,
  slotOf: (at: number) => number,
): Map<number, WindowFigures> {
  const slots = new Map<number, WindowFigures>();
  const note = (at: number | null, add: (figures: WindowFigures) => void) => {
    if (at === null || at < from || at >= to) return;
    const slot = slotOf(at);
    const figures = slots.get(slot) ?? empty();
    slots.set(slot, figures);
    add(figures);
  };
  for (const lane of lanes) for (const contact of lane.contacts) countContact(contact, lane, note);
  return slots;
}

function countContact(
  contact: Contact,
  lane: Lane,
  note: (at: number | null, add: (figures: WindowFigures) => void) => void,
): void {
  const { arrivedAt, answeredAt, abandonedAt, talkedAt, handledAt } = contact;
  note(arrivedAt, (figures) => {
    figures.offered += 1;
  });
  note(answeredAt, (figures) => {
    figures.answered += 1;
    if (!isOverTarget(contact, lane.model)) figures.within += 1;
  });
  note(abandonedAt, (figures) => {
    figures.abandoned += 1;
  });
  note(handledAt, (figures) => {
    if (answeredAt === null || talkedAt === null || handledAt === null) return;
    figures.handled += 1;
    figures.handleMs += handledAt - answeredAt;
    figures.wrapUpMs += handledAt - talkedAt;
  });
}

/** How long each of the contacts waited that were answered in a window. */
export function answerWaits(lanes: readonly Lane[], { from, to }: Span): number[] {
  return lanes.flatMap(({ contacts }) =>
    contacts.flatMap((contact) => {
      const left = leftQueue(contact);
      return left?.answered && left.at >= from && left.at < to ? [left.waitMs] : [];
    }),
  );
}

/** The vendor's own percentage: within the target, of all that left the queue. */
export function toVendorPercent({ within, answered, abandoned }: WindowFigures): number {
  const total = answered + abandoned;
  return total === 0 ? 0 : Math.round((within * 10_000) / total) / 100;
}

function empty(): WindowFigures {
  return { offered: 0, answered: 0, abandoned: 0, within: 0, handled: 0, handleMs: 0, wrapUpMs: 0 };
}

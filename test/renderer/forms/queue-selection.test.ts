import { describe, expect, it } from 'vitest';
import {
  createQueueChoice,
  findChoiceProblem,
  findMeant,
  toQueueChoice,
  toSelection,
} from '../../../src/renderer/forms/queue-selection.ts';
import { callContract } from '../../../src/shared/contract.ts';

const queues = ['Billing EN', 'Billing FR', 'Orders'].map((name, index) => ({
  queueId: `q-${index}`,
  name,
  targets: {},
}));
const namesOf = (choice: ReturnType<typeof toQueueChoice>) =>
  findMeant(choice, queues).map(({ name }) => name);

describe('the choice of queues', () => {
  it('begins with all of a few and with none of many', () => {
    expect(toSelection(createQueueChoice(queues))).toBe('all');
    const many = Array.from({ length: 200 }, (_, index) => ({ queueId: `${index}`, name: 'Q', targets: {} }));
    expect(createQueueChoice(many).way).toBe('some');
    expect(findChoiceProblem(createQueueChoice(many))).toMatch(/at least one/);
  });

  it.each(['all', ['q-1', 'q-2'], { pattern: 'Billing*' }] as const)(
    'comes back as it was kept: %j',
    (selection) => {
      const kept = typeof selection === 'object' && !('pattern' in selection) ? [...selection] : selection;
      expect(toSelection(toQueueChoice(kept))).toEqual(kept);
      const input = { id: 'emea', change: { queues: toSelection(toQueueChoice(kept)) } };
      expect(callContract['connections.update'].input.safeParse(input).success).toBe(true);
    },
  );

  it('means what is listed of it', () => {
    expect(namesOf(toQueueChoice('all'))).toHaveLength(3);
    expect(namesOf(toQueueChoice(['q-2', 'gone']))).toEqual(['Orders']);
    expect(namesOf(toQueueChoice({ pattern: 'billing*' }))).toEqual(['Billing EN', 'Billing FR']);
    expect(namesOf({ way: 'pattern', ids: new Set(), pattern: '  ' })).toEqual([]);
  });

  it('needs a name for a choice by name', () => {
    expect(findChoiceProblem({ way: 'pattern', ids: new Set(['q-1']), pattern: ' ' })).not.toBeNull();
    expect(findChoiceProblem({ way: 'pattern', ids: new Set(), pattern: 'x*' })).toBeNull();
  });
});

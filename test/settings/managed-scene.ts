import { toManaged } from '../../src/main/settings/managed-fields.ts';

export const source = '/etc/queuewatch/managed.json';

/** What one file says; `kept` is what it said when it was last read. */
export const manage = (fields: Record<string, unknown>, kept: Record<string, unknown> = {}) =>
  toManaged([{ source, fields, kept }]);

import type { TypedProxy } from '../../shared/contract/settings-contract.ts';

/** Null: no address was typed. Main says what is wrong with one; a scheme that is left out is the usual one. */
export function toFixedProxy(text: string): TypedProxy | null {
  const typed = text.trim();
  if (typed === '') return null;
  return { kind: 'fixed', url: typed.includes('://') ? typed : `http://${typed}` };
}

import type { CallName } from '../../shared/channels.ts';
import type { WindowName } from '../../shared/window-name.ts';

/** What the windows that only show things may call, and with which fields. The main one may call everything. */
const rights: Record<Exclude<WindowName, 'main'>, Partial<Record<CallName, readonly string[]>>> = {
  wallboard: { 'state.get': [], 'window.toggleFullScreen': [], 'window.close': ['which'] },
  strip: { 'state.get': [], 'window.open': ['which'], 'settings.set': ['stripShown'] },
};

export function mayCall(caller: WindowName, name: CallName, input: unknown): boolean {
  if (caller === 'main') return true;
  const fields = rights[caller][name];
  return fields !== undefined && Object.keys(Object(input)).every((field) => fields.includes(field));
}

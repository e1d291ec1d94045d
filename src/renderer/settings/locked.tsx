import { createContext, type ReactNode, useContext, useId } from 'react';
import type { LockName, ManagedView } from '../../shared/managed.ts';
import { managedWords } from '../../shared/words/en/managed.ts';

/** Null: nothing is managed on this computer. */
export const ManagedContext = createContext<ManagedView | null>(null);

interface LockedProps {
  name: LockName;
  children: ReactNode;
}

/** What whoever manages the computer has set can be read, and by whom it was set; it cannot be changed here. */
export function Locked({ name, children }: LockedProps) {
  const managed = useContext(ManagedContext);
  const noteId = useId();
  if (managed === null || !managed.locked.includes(name)) return children;
  return (
    <fieldset className="locked" disabled aria-describedby={noteId}>
      <p id={noteId} className="locked-note">
        <LockMark />
        {managedWords.by(managed.organisation)}
      </p>
      {children}
    </fieldset>
  );
}

/** Where tables may not leave this computer; nothing where they may. */
export function ExportNote() {
  return <LockedNote name="export" managed={useContext(ManagedContext)} text={managedWords.noExport} />;
}

interface LockedNoteProps {
  name: LockName;
  managed: ManagedView | null;
  text: string;
}

/** What cannot be done here, and whose doing it is; nothing where it can. */
export function LockedNote({ name, managed, text }: LockedNoteProps) {
  if (managed === null || !managed.locked.includes(name)) return null;
  return <ManagedNote managed={managed} text={text} />;
}

/** Whose doing it is, where main has said that something cannot be done. */
export function ManagedNote({ managed, text }: Omit<LockedNoteProps, 'name'>) {
  return (
    <p className="locked-note">
      <LockMark />
      {text} {managedWords.by(managed?.organisation ?? null)}
    </p>
  );
}

function LockMark() {
  return (
    <svg className="locked-mark" viewBox="0 0 16 16" aria-hidden="true">
      <rect x="3" y="7" width="10" height="7" rx="1.5" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" />
    </svg>
  );
}

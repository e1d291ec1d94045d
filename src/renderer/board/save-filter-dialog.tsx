import { useState } from 'react';
import type { BoardFilter } from '../../shared/board-layout.ts';
import { filterWords as words } from '../../shared/words/en/board.ts';
import { DialogFrame } from '../forms/dialog-frame.tsx';
import { EntryForm } from '../forms/entry-form.tsx';
import { FormEnd } from '../forms/form-end.tsx';
import { TextEntry } from '../forms/text-entry.tsx';
import type { SavedFilter } from './layout-change.ts';
import { describeFilter, findAmountError, findNameError, toSavedFilter } from './saved-filters.ts';

interface SaveFilterDialogProps {
  filter: BoardFilter;
  savedFilters: readonly SavedFilter[];
  onSave: (saved: SavedFilter) => void;
  onClose: () => void;
}

/** Keeps what the board shows now under a name. */
export function SaveFilterDialog({ filter, savedFilters, onSave, onClose }: SaveFilterDialogProps) {
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const names = savedFilters.map((saved) => saved.name);
  const error = findAmountError(savedFilters) ?? findNameError(name, names);
  const save = () => {
    setTried(true);
    if (error !== undefined) return;
    onSave(toSavedFilter(name, filter, savedFilters));
    onClose();
  };
  return (
    <DialogFrame title={words.saveTitle} onClose={onClose}>
      <p>{words.saveText(describeFilter(filter))}</p>
      <EntryForm onSubmit={save}>
        <TextEntry
          label={words.name}
          value={name}
          onChange={setName}
          error={isTried ? error : undefined}
          autoFocus
        />
        <FormEnd confirm={words.saveConfirm} onCancel={onClose} />
      </EntryForm>
    </DialogFrame>
  );
}

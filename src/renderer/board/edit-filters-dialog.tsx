import { useState } from 'react';
import { Button } from 'react-aria-components';
import { filterWords as words } from '../../shared/words/en/board.ts';
import { DialogFrame } from '../forms/dialog-frame.tsx';
import { EntryForm } from '../forms/entry-form.tsx';
import { FormEnd } from '../forms/form-end.tsx';
import { TextEntry } from '../forms/text-entry.tsx';
import type { SavedFilter } from './layout-change.ts';
import { describeFilter, findNameError, toName } from './saved-filters.ts';

interface EditFiltersDialogProps {
  savedFilters: readonly SavedFilter[];
  onSave: (savedFilters: readonly SavedFilter[]) => void;
  onClose: () => void;
}

/** Renames and removes saved filters; nothing has happened until it is saved. */
export function EditFiltersDialog({ savedFilters, onSave, onClose }: EditFiltersDialogProps) {
  const [draft, setDraft] = useState(savedFilters);
  const [isTried, setTried] = useState(false);
  const findError = ({ id, name }: SavedFilter) =>
    findNameError(
      name,
      draft.filter((other) => other.id !== id).map((other) => other.name),
    );
  const save = () => {
    setTried(true);
    if (draft.some((saved) => findError(saved) !== undefined)) return;
    onSave(draft.map((saved) => ({ ...saved, name: toName(saved.name) })));
    onClose();
  };
  return (
    <DialogFrame title={words.editTitle} onClose={onClose}>
      <EntryForm onSubmit={save}>
        {draft.length === 0 && <p className="secondary">{words.removed}</p>}
        {draft.map((saved) => (
          <div key={saved.id} className="saved-filter">
            <TextEntry
              label={words.editName(toBefore(savedFilters, saved.id))}
              hint={describeFilter(saved.filter)}
              value={saved.name}
              onChange={(name) =>
                setDraft(draft.map((other) => (other.id === saved.id ? { ...other, name } : other)))
              }
              error={isTried ? findError(saved) : undefined}
            />
            <Button
              className="button"
              aria-label={words.removeOf(toBefore(savedFilters, saved.id))}
              onPress={() => setDraft(draft.filter((other) => other.id !== saved.id))}
            >
              {words.remove}
            </Button>
          </div>
        ))}
        <FormEnd confirm={words.editConfirm} onCancel={onClose} />
      </EntryForm>
    </DialogFrame>
  );
}

/** The name that a filter still has everywhere else. */
function toBefore(savedFilters: readonly SavedFilter[], id: string): string {
  return savedFilters.find((saved) => saved.id === id)?.name ?? '';
}

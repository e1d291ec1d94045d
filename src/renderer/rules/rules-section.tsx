import { useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Rule } from '../../shared/alert.ts';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import { useListFocus } from '../alerts/list-focus.ts';
import type { Trouble } from '../bridge.ts';
import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import type { PageState } from '../state.ts';
import { toScopeNames } from './board-queues.ts';
import { createDraft, type RuleDraft, toDraft } from './rule-draft.ts';
import { RuleEditor } from './rule-editor.tsx';
import { RuleRow } from './rule-row.tsx';
import { type SettingsDesk, useSaving } from './settings-desk.ts';

const words = alertSettingsWords.rules;

type OpenDialog =
  | { kind: 'edit'; title: string; draft: RuleDraft }
  | { kind: 'remove'; rule: Rule }
  | { kind: 'none' };

interface RulesSectionProps {
  rules: readonly Rule[];
  board: Pick<PageState, 'connections' | 'rows'>;
  save: SettingsDesk['save'];
}

/** What is watched for: every rule in a sentence, to switch, edit, copy and remove. */
export function RulesSection({ rules, board, save }: RulesSectionProps) {
  const [dialog, setDialog] = useState<OpenDialog>({ kind: 'none' });
  const { trouble, change } = useSaving(save);
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const focus = useListFocus(list, heading);
  const { connections, rows } = board;
  const names = useMemo(() => toScopeNames(connections, rows), [connections, rows]);
  const edit = (title: string, draft: RuleDraft) => setDialog({ kind: 'edit', title, draft });
  const close = () => setDialog({ kind: 'none' });
  const keep = async (rule: Rule): Promise<Trouble | null> => {
    const isNew = rules.every(({ id }) => id !== rule.id);
    const refused = await save({
      rules: isNew ? [...rules, rule] : rules.map((one) => (one.id === rule.id ? rule : one)),
    });
    if (refused === null) close();
    return refused;
  };
  return (
    <section className="settings-part" aria-labelledby="rules-title">
      <header className="settings-head">
        <h2 id="rules-title" ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <Button
          className="button button-main"
          onPress={() => edit(alertSettingsWords.editor.addTitle, createDraft(createId(), null))}
        >
          {words.add}
        </Button>
      </header>
      {trouble !== null && <TroubleNotice trouble={trouble} title={alertSettingsWords.notSaved} />}
      {rules.length === 0 && <p className="secondary">{words.none}</p>}
      <ul ref={list} className="rules" {...focus}>
        {rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            names={names}
            onSwitch={(enabled) =>
              change({ rules: rules.map((one) => (one.id === rule.id ? { ...one, enabled } : one)) })
            }
            onEdit={() => edit(alertSettingsWords.editor.editTitle(rule.name), toDraft(rule))}
            onCopy={() =>
              edit(
                alertSettingsWords.editor.addTitle,
                toDraft({ ...rule, id: createId(), name: words.copyName(rule.name) }),
              )
            }
            onRemove={() => setDialog({ kind: 'remove', rule })}
          />
        ))}
      </ul>
      {dialog.kind === 'edit' && (
        <RuleEditor
          title={dialog.title}
          initial={dialog.draft}
          board={board}
          names={names}
          onSave={keep}
          onClose={close}
        />
      )}
      {dialog.kind === 'remove' && (
        <ConfirmDialog
          title={words.removeTitle(dialog.rule.name)}
          text={words.removeText}
          confirm={words.removeConfirm}
          refusedTitle={alertSettingsWords.notSaved}
          onConfirm={() => save({ rules: rules.filter(({ id }) => id !== dialog.rule.id) })}
          onClose={close}
        />
      )}
    </section>
  );
}

/** Rules are known by it for good: an episode names the rule that it broke. */
function createId(): string {
  return crypto.randomUUID();
}

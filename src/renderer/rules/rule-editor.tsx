import { useMemo, useRef, useState } from 'react';
import type { Rule } from '../../shared/alert.ts';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import type { Trouble } from '../bridge.ts';
import { DialogFrame } from '../forms/dialog-frame.tsx';
import { EntryForm } from '../forms/entry-form.tsx';
import { useErrorFocus } from '../forms/error-focus.ts';
import { FormEnd } from '../forms/form-end.tsx';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import type { PageState } from '../state.ts';
import { BacktestSection } from './backtest-section.tsx';
import { LevelFields } from './level-fields.tsx';
import { useRuleBacktest } from './rule-backtest.ts';
import { type CheckState, hasErrors, useRuleCheck } from './rule-check.ts';
import { type DraftErrors, parseRule, type RuleDraft } from './rule-draft.ts';
import { sayCounting, sayRule } from './rule-sentence.ts';
import { ScopeFields } from './scope-fields.tsx';
import { type ScopeNames, sayScope } from './scope-words.ts';
import { TimingFields } from './timing-fields.tsx';

const words = alertSettingsWords.editor;

interface RuleEditorProps {
  title: string;
  initial: RuleDraft;
  board: Pick<PageState, 'connections' | 'rows'>;
  names: ScopeNames;
  onSave: (rule: Rule) => Promise<Trouble | null>;
  onClose: () => void;
}

/** A rule to type in, with what main thinks of it and how often it would have spoken. */
export function RuleEditor({ title, initial, board, names, onSave, onClose }: RuleEditorProps) {
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(initial);
  const [errors, setErrors] = useState<DraftErrors>({});
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isSaving, setSaving] = useState(false);
  const parsed = useMemo(() => parseRule(draft), [draft]);
  const rule = parsed.ok ? parsed.rule : null;
  const check = useRuleCheck(rule);
  const backtest = useRuleBacktest(rule);
  useErrorFocus(form, errors);

  const change = (changed: RuleDraft) => {
    setDraft(changed);
    setErrors({});
    setTrouble(null);
  };
  /** The rule, or null after saying what cannot be read. */
  const read = (): Rule | null => {
    setErrors(parsed.ok ? {} : parsed.errors);
    return rule;
  };
  const save = async () => {
    const ready = read();
    if (ready === null || isSaving) return;
    setSaving(true);
    const refused = (await check.judge(ready)) ? await onSave(ready) : null;
    setSaving(false);
    setTrouble(refused?.failure?.code === 'bad-request' ? { ...refused, ...words.refused } : refused);
  };
  const fields = { draft, errors, onChange: change };
  return (
    <DialogFrame title={title} onClose={onClose}>
      <EntryForm ref={form} className="form rule-form" autoComplete="off" onSubmit={() => void save()}>
        <LevelFields {...fields} rule={rule} />
        <TimingFields {...fields} />
        <ScopeFields {...fields} board={board} />
        {rule !== null && <RuleText rule={rule} names={names} />}
        <BacktestSection
          run={backtest.run}
          onStart={() => {
            const ready = read();
            if (ready !== null) backtest.start(ready);
          }}
          onStop={backtest.cancel}
        />
        <div className="rule-foot">
          <Problems check={check} />
          {trouble !== null && <TroubleNotice trouble={trouble} title={alertSettingsWords.notSaved} />}
          <FormEnd
            note={hasErrors(check.problems) ? words.blocked : null}
            confirm={isSaving ? words.saving : words.save}
            isPending={isSaving}
            isBlocked={hasErrors(check.problems)}
            onCancel={onClose}
          />
        </div>
      </EntryForm>
    </DialogFrame>
  );
}

/** The rule in a sentence, as the list says it: whoever typed can read whether it was meant so. */
function RuleText({ rule, names }: { rule: Rule; names: ScopeNames }) {
  const counting = sayCounting(rule);
  return (
    <section className="results" aria-label={words.says}>
      <p>{sayRule(rule)}.</p>
      <p className="secondary">
        {sayScope(rule, names)}
        {counting !== '' && ` · ${counting}`}
      </p>
    </section>
  );
}

function Problems({ check }: { check: CheckState }) {
  const { problems, trouble, isPending } = check;
  // The same may be wrong with both levels.
  const said = new Map(problems.map(({ severity, text }) => [text, severity]));
  return (
    <div role="status" aria-label={words.problems} aria-busy={isPending}>
      {trouble !== null && <TroubleNotice trouble={trouble} title={words.notChecked} />}
      {said.size > 0 && (
        <ul className="rule-problems">
          {[...said].map(([text, severity]) => (
            <li key={text} data-severity={severity}>
              <b>{words.severityWords[severity]}</b> {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

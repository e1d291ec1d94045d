import { Button, Switch } from 'react-aria-components';
import type { Rule } from '../../shared/alert.ts';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import { sayCounting, sayRule } from './rule-sentence.ts';
import { type ScopeNames, sayScope } from './scope-words.ts';

const words = alertSettingsWords.rules;

interface RuleRowProps {
  rule: Rule;
  names: ScopeNames;
  onSwitch: (enabled: boolean) => void;
  onEdit: () => void;
  onCopy: () => void;
  onRemove: () => void;
}

/** One rule: its name, what it says, whom it watches, and what can be done with it. */
export function RuleRow({ rule, names, onSwitch, onEdit, onCopy, onRemove }: RuleRowProps) {
  const { name, enabled } = rule;
  const facts = [sayScope(rule, names), sayCounting(rule)].filter(Boolean).join(' · ');
  return (
    <li className="rule" data-item={rule.id} data-off={!enabled || undefined}>
      <Switch
        className="switch rule-switch"
        isSelected={enabled}
        onChange={onSwitch}
        aria-label={words.switch(name)}
      >
        <span className="switch-track" />
      </Switch>
      <div className="rule-text">
        <h3>
          {name} {!enabled && <span className="tag">{words.off}</span>}
        </h3>
        <p>{sayRule(rule)}.</p>
        <p className="secondary">{facts}</p>
      </div>
      <div className="rule-actions">
        <Button className="button" aria-label={words.editNamed(name)} onPress={onEdit}>
          {words.edit}
        </Button>
        <Button className="button" aria-label={words.copyNamed(name)} onPress={onCopy}>
          {words.copy}
        </Button>
        <Button className="button" aria-label={words.removeNamed(name)} onPress={onRemove}>
          {words.remove}
        </Button>
      </div>
    </li>
  );
}

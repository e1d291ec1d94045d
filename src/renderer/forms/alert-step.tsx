import { useState } from 'react';
import { Button, Switch } from 'react-aria-components';
import type { Rule } from '../../shared/alert.ts';
import type { QueueSummary } from '../../shared/queue.ts';
import { summariseTargets, type TargetSummary } from '../../shared/target-summary.ts';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import { alertStepWords as words } from '../../shared/words/en/first-run.ts';
import type { Trouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { sayRule } from '../rules/rule-sentence.ts';
import { useSettingsDesk } from '../rules/settings-desk.ts';
import { suggestRules, toGround } from './suggested-rules.ts';

const namedTargets = 3;

interface AlertStepProps {
  name: string;
  /** Those that were chosen. */
  queues: readonly QueueSummary[];
  onDone: () => void;
}

/** What the rules mean for the queues that were just added; each can be switched, and all can be kept as they are. */
export function AlertStep({ name, queues, onDone }: AlertStepProps) {
  const { settings, trouble, save } = useSettingsDesk();
  const [switched, setSwitched] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  const [isSaving, setSaving] = useState(false);
  const summary = summariseTargets(queues);
  const suggested = settings === null ? null : suggestRules(settings.rules, summary);
  const rules = suggested?.map((rule) => ({ ...rule, enabled: switched.get(rule.id) ?? rule.enabled }));
  const keep = async () => {
    const isSame = rules?.every((rule, index) => isSameRule(rule, settings?.rules[index])) ?? true;
    if (rules === undefined || isSame) return onDone();
    setSaving(true);
    const refused = await save({ rules });
    setSaving(false);
    if (refused === null) onDone();
    else setRefusal(refused);
  };
  const said = refusal ?? trouble;
  return (
    <div className="form">
      <div className="alert-step-head">
        <h3>{words.title}</h3>
        <p className="secondary">{words.added(name)}</p>
      </div>
      <p>{sayTargets(summary)}</p>
      {said !== null && (
        <TroubleNotice trouble={said} title={refusal === null ? undefined : alertSettingsWords.notSaved} />
      )}
      {rules !== undefined && (
        <ul className="rules" aria-label={words.rules}>
          {rules.map((rule) => (
            <StepRule
              key={rule.id}
              rule={rule}
              summary={summary}
              onSwitch={(enabled) => setSwitched(new Map(switched).set(rule.id, enabled))}
            />
          ))}
        </ul>
      )}
      <p className="secondary">{words.later}</p>
      <div className="buttons">
        <Button className="button button-main" autoFocus onPress={() => void keep()}>
          {isSaving ? words.keeping : words.keep}
        </Button>
      </div>
    </div>
  );
}

interface StepRuleProps {
  rule: Rule;
  summary: TargetSummary;
  onSwitch: (enabled: boolean) => void;
}

function StepRule({ rule, summary, onSwitch }: StepRuleProps) {
  const ground = toGround(rule, summary);
  const grounds = {
    targets: words.follows(summary.withTarget),
    'no-targets': words.noneFollows,
    fixed: words.fixed,
  };
  return (
    <li className="rule" data-off={!rule.enabled || undefined}>
      <Switch
        className="switch rule-switch"
        isSelected={rule.enabled}
        onChange={onSwitch}
        aria-label={alertSettingsWords.rules.switch(rule.name)}
      >
        <span className="switch-track" />
      </Switch>
      <div className="rule-text">
        <h4>{rule.name}</h4>
        <p>{sayRule(rule)}.</p>
        <p className="secondary">{grounds[ground]}</p>
      </div>
    </li>
  );
}

function sayTargets({ queues, withTarget, targets }: TargetSummary): string {
  if (withTarget === 0) return words.noTargets;
  const named = targets
    .slice(0, namedTargets)
    .map((target) => words.target(target.goalPercent, target.targetMs, target.queues));
  return words.targets(withTarget, queues, named, targets.length - named.length);
}

function isSameRule(rule: Rule, kept: Rule | undefined): boolean {
  return JSON.stringify(rule) === JSON.stringify(kept);
}

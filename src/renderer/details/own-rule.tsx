import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Rule } from '../../shared/alert.ts';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import { queueDetailsWords as words } from '../../shared/words/en/queue-details.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { toScopeNames } from '../rules/board-queues.ts';
import { createDraft, type OverriddenQueue } from '../rules/rule-draft.ts';
import { RuleEditor } from '../rules/rule-editor.tsx';
import { useSettingsDesk } from '../rules/settings-desk.ts';
import type { PageState } from '../state.ts';

interface OwnRuleProps {
  queue: OverriddenQueue;
  board: Pick<PageState, 'connections' | 'rows'>;
}

/** A rule for this queue alone, made above the board: nobody has to leave what they look at. */
export function OwnRule({ queue, board }: OwnRuleProps) {
  const [isOpen, setOpen] = useState(false);
  const [kept, setKept] = useState<Rule | null>(null);
  return (
    <>
      <Button
        className="link details-link"
        onPress={() => {
          setKept(null);
          setOpen(true);
        }}
      >
        {windowWords.details.ownRule}
      </Button>
      {isOpen && (
        <OwnRuleEditor queue={queue} board={board} onKept={setKept} onClose={() => setOpen(false)} />
      )}
      <p role="status" className="secondary">
        {kept !== null && words.ruleSaved(kept.name)}
      </p>
    </>
  );
}

interface OwnRuleEditorProps extends OwnRuleProps {
  onKept: (rule: Rule) => void;
  onClose: () => void;
}

function OwnRuleEditor({ queue, board, onKept, onClose }: OwnRuleEditorProps) {
  const { settings, trouble, load, save } = useSettingsDesk();
  const { connections, rows } = board;
  const names = useMemo(() => toScopeNames(connections, rows), [connections, rows]);
  const [draft] = useState(() => createDraft(crypto.randomUUID(), queue));
  if (settings === null)
    return trouble === null ? null : (
      <TroubleNotice trouble={trouble} title={words.rulesNotRead}>
        <Button className="link" onPress={() => void load()}>
          {windowWords.tryAgain}
        </Button>
      </TroubleNotice>
    );
  const keep = async (rule: Rule) => {
    const refused = await save({ rules: [...settings.rules, rule] });
    if (refused !== null) return refused;
    onKept(rule);
    onClose();
    return null;
  };
  return (
    <RuleEditor
      title={alertSettingsWords.editor.addTitle}
      initial={draft}
      board={board}
      names={names}
      onSave={keep}
      onClose={onClose}
    />
  );
}

import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Failure } from '../../shared/failure.ts';
import type { QueueSummary } from '../../shared/queue.ts';
import { connectWords as words } from '../../shared/words/en/connect.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { type Trouble, toTrouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import { AlertStep } from './alert-step.tsx';
import { focusBoardSoon } from './board-focus.ts';
import { BrowserWait } from './browser-wait.tsx';
import { type FieldErrors, hasTyped, parseDraft, type ReadyDraft, readFields } from './connection-draft.ts';
import { ConnectionFields } from './connection-fields.tsx';
import { useConnectionTest } from './connection-test.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { EntryForm } from './entry-form.tsx';
import { useErrorFocus } from './error-focus.ts';
import { FormEnd } from './form-end.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { QueueChooser } from './queue-choice.tsx';
import {
  createQueueChoice,
  findChoiceProblem,
  findMeant,
  type QueueChoice,
  toSelection,
} from './queue-selection.ts';
import { Stages } from './stages.tsx';
import { useStepFocus } from './step-focus.ts';
import { TestButton } from './test-button.tsx';
import { isUsable } from './test-lines.ts';
import { TestOutcome } from './test-outcome.tsx';

interface AddConnectionDialogProps {
  keychainFailure: Failure | null;
  /** Whether what the rules mean for these queues is to be shown after they were added. */
  needsAlertStep: (queues: readonly QueueSummary[]) => boolean;
  onClose: () => void;
  onShowBoard: () => void;
}

/**
 * Type in, test, choose queues, add, see what will alert. The form stays mounted behind the second step, so that the
 * secret is read from it when it is needed and is gone with it.
 */
export function AddConnectionDialog(props: AddConnectionDialogProps) {
  const { keychainFailure, needsAlertStep, onClose, onShowBoard } = props;
  const { bridge } = useServices();
  const form = useRef<HTMLFormElement>(null);
  const chooser = useRef<HTMLFormElement>(null);
  const test = useConnectionTest();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [signInWay, setSignInWay] = useState<'client' | 'browser'>('client');
  const [choice, setChoice] = useState<QueueChoice | null>(null);
  const [queueError, setQueueError] = useState<string | null>(null);
  const [addTrouble, setAddTrouble] = useState<Trouble | null>(null);
  const [isAdding, setAdding] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const [added, setAdded] = useState<{ name: string; queues: readonly QueueSummary[] } | null>(null);

  const { report, phase } = test;
  const isChoosing = choice !== null;
  useErrorFocus(form, errors);
  useStepFocus(isChoosing ? chooser : form);

  const parse = (): ReadyDraft | null => {
    if (form.current === null) return null;
    const parsed = parseDraft(readFields(form.current));
    setErrors(parsed.ok ? {} : parsed.errors);
    return parsed.ok ? parsed : null;
  };
  const startTest = () => {
    const ready = parse();
    if (ready !== null) void test.start(ready);
  };
  const add = async () => {
    const ready = parse();
    if (ready === null || choice === null || report === null || isAdding || keychainFailure !== null) return;
    const problem = findChoiceProblem(choice);
    setQueueError(problem);
    if (problem !== null) return;
    setAdding(true);
    setAddTrouble(null);
    const { draft, credentials } = ready;
    const queues = toSelection(choice);
    const reply = await bridge.call('connections.add', { draft, credentials, queues });
    setAdding(false);
    if (!reply.ok) return setAddTrouble(reply.trouble);
    const meant = findMeant(choice, report.queues);
    if (needsAlertStep(meant)) setAdded({ name: draft.name, queues: meant });
    else finish();
  };
  /** Escape comes here too: what was typed in is not lost by one key. */
  const leave = () => {
    const isDirty = added === null && form.current !== null && hasTyped(readFields(form.current));
    if (isDirty) setLeaving(true);
    else if (added !== null) finish();
    else onClose();
  };
  const finish = () => {
    onClose();
    focusBoardSoon();
  };
  const showBoard = () => {
    onShowBoard();
    finish();
  };

  return (
    <>
      <DialogFrame title={words.title} onClose={leave}>
        <Stages stage={added !== null ? 'alerts' : isChoosing ? 'queues' : 'signIn'} />
        {keychainFailure !== null && (
          <TroubleNotice trouble={toTrouble(keychainFailure)} title={windowWords.keychain.title} />
        )}
        {added === null ? (
          <>
            <EntryForm ref={form} hidden={isChoosing} autoComplete="off" onSubmit={startTest}>
              <ConnectionFields errors={errors} onEdit={test.forget} onSignInWay={setSignInWay} />
              {phase === 'browser' && <BrowserWait />}
              <TestOutcome {...test} />
              <div className="buttons">
                <Button className="button" onPress={leave}>
                  {windowWords.cancel}
                </Button>
                <TestButton
                  phase={phase}
                  isMain={report === null || !isUsable(report)}
                  needsBrowser={signInWay === 'browser' && report === null}
                  onStop={test.forget}
                />
                {report !== null && isUsable(report) && (
                  <Button
                    className="button button-main"
                    autoFocus
                    onPress={() => setChoice((before) => before ?? createQueueChoice(report.queues))}
                  >
                    {words.next}
                  </Button>
                )}
              </div>
            </EntryForm>
            {choice !== null && report !== null && (
              <EntryForm ref={chooser} onSubmit={() => void add()}>
                <QueueChooser
                  queues={report.queues}
                  choice={choice}
                  error={queueError}
                  onChange={(changed) => {
                    setChoice(changed);
                    setQueueError(null);
                  }}
                />
                {addTrouble !== null && <TroubleNotice trouble={addTrouble} />}
                <FormEnd
                  note={keychainFailure === null ? null : windowWords.keychain.blocked}
                  cancel={words.back}
                  confirm={isAdding ? words.adding : words.add}
                  isPending={isAdding}
                  isBlocked={keychainFailure !== null}
                  isCancelBlocked={isAdding}
                  onCancel={() => setChoice(null)}
                />
              </EntryForm>
            )}
          </>
        ) : (
          <AlertStep name={added.name} queues={added.queues} onDone={showBoard} />
        )}
      </DialogFrame>
      {isLeaving && <LeaveDialog words={words.leave} onLeave={onClose} onStay={() => setLeaving(false)} />}
    </>
  );
}

import { type FormEvent, useRef, useState } from 'react';
import { Button, Form } from 'react-aria-components';
import type { Failure } from '../../shared/failure.ts';
import { connectWords as words } from '../../shared/words/en/connect.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { type Trouble, toTrouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import { BrowserWait } from './browser-wait.tsx';
import { isUsable } from './check-outcomes.ts';
import { CheckResults } from './check-results.tsx';
import { type FieldErrors, parseDraft, type ReadyDraft, readFields } from './connection-draft.ts';
import { ConnectionFields } from './connection-fields.tsx';
import { useConnectionTest } from './connection-test.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { useErrorFocus } from './error-focus.ts';
import { createQueueChoice, type QueueChoice, QueueChooser } from './queue-choice.tsx';
import { useStepFocus } from './step-focus.ts';

interface AddConnectionDialogProps {
  keychainFailure: Failure | null;
  onClose: () => void;
}

/**
 * Type in, test, choose queues, add. The form stays mounted behind the second step, so that the secret is read
 * from it when it is needed and is gone with it.
 */
export function AddConnectionDialog({ keychainFailure, onClose }: AddConnectionDialogProps) {
  const { bridge } = useServices();
  const form = useRef<HTMLFormElement>(null);
  const chooser = useRef<HTMLDivElement>(null);
  const test = useConnectionTest();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [signInWay, setSignInWay] = useState<'client' | 'browser'>('client');
  const [choice, setChoice] = useState<QueueChoice | null>(null);
  const [queueError, setQueueError] = useState<string | null>(null);
  const [addTrouble, setAddTrouble] = useState<Trouble | null>(null);
  const [isAdding, setAdding] = useState(false);

  const { report, trouble, phase } = test;
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
    if (ready === null || choice === null || isAdding) return;
    if (!choice.all && choice.ids.size === 0) {
      setQueueError(words.errors.queues);
      return;
    }
    setAdding(true);
    setAddTrouble(null);
    const { draft, credentials } = ready;
    const queues = choice.all ? ('all' as const) : [...choice.ids];
    const reply = await bridge.call('connections.add', { draft, credentials, queues });
    setAdding(false);
    if (reply.ok) onClose();
    else setAddTrouble(reply.trouble);
  };
  const canChoose = report !== null && isUsable(report);

  return (
    <DialogFrame title={words.title} onClose={onClose}>
      {keychainFailure !== null && (
        <TroubleNotice trouble={toTrouble(keychainFailure)} title={windowWords.keychain.title} />
      )}
      <Form
        ref={form}
        className="form"
        hidden={isChoosing}
        autoComplete="off"
        validationBehavior="aria"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          startTest();
        }}
      >
        <ConnectionFields errors={errors} onEdit={test.forget} onSignInWay={setSignInWay} />
        {phase === 'browser' && <BrowserWait onStop={test.forget} />}
        {report !== null && <CheckResults report={report} />}
        {trouble !== null && <TroubleNotice trouble={trouble} />}
        <div className="buttons">
          <Button className="button" onPress={onClose}>
            {windowWords.cancel}
          </Button>
          <Button
            type="submit"
            className={canChoose ? 'button' : 'button button-main'}
            isDisabled={phase !== 'idle'}
          >
            {sayTest(phase, signInWay === 'browser' && report === null)}
          </Button>
          {canChoose && (
            <Button
              className="button button-main"
              onPress={() => setChoice((before) => before ?? createQueueChoice(report.queues))}
            >
              {words.next}
            </Button>
          )}
        </div>
      </Form>
      {choice !== null && report !== null && (
        <div ref={chooser} className="form">
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
          <div className="buttons">
            {keychainFailure !== null && <span className="secondary">{windowWords.keychain.blocked}</span>}
            <Button className="button" isDisabled={isAdding} onPress={() => setChoice(null)}>
              {words.back}
            </Button>
            <Button
              className="button button-main"
              isDisabled={isAdding || keychainFailure !== null}
              onPress={() => void add()}
            >
              {isAdding ? words.adding : words.add}
            </Button>
          </div>
        </div>
      )}
    </DialogFrame>
  );
}

function sayTest(phase: 'idle' | 'browser' | 'asking', needsBrowser: boolean): string {
  if (phase === 'asking') return words.testing;
  return needsBrowser ? words.signInInBrowser : words.test;
}

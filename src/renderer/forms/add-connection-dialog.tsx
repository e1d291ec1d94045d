import { type FormEvent, useRef, useState } from 'react';
import { Button, Form } from 'react-aria-components';
import type { CheckReport } from '../../shared/check.ts';
import type { Failure } from '../../shared/failure.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { type Trouble, toTrouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import { CheckResults, isUsable } from './check-results.tsx';
import { type FieldErrors, type ParsedDraft, parseDraft, readFields } from './connection-draft.ts';
import { ConnectionFields } from './connection-fields.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { useErrorFocus } from './error-focus.ts';
import { createQueueChoice, type QueueChoice, QueueChooser } from './queue-choice.tsx';
import { useStepFocus } from './step-focus.ts';

const words = windowWords.add;

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
  const [errors, setErrors] = useState<FieldErrors>({});
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [report, setReport] = useState<CheckReport | null>(null);
  const [choice, setChoice] = useState<QueueChoice | null>(null);
  const [queueError, setQueueError] = useState<string | null>(null);
  const [working, setWorking] = useState<'test' | 'add' | null>(null);

  const isChoosing = choice !== null;
  useErrorFocus(form, errors);
  useStepFocus(isChoosing ? chooser : form);

  const parse = (): Extract<ParsedDraft, { ok: true }> | null => {
    if (form.current === null) return null;
    const parsed = parseDraft(readFields(form.current));
    setErrors(parsed.ok ? {} : parsed.errors);
    return parsed.ok ? parsed : null;
  };
  const forget = () => {
    setReport(null);
    setTrouble(null);
  };
  const test = async () => {
    const parsed = parse();
    if (parsed === null || working !== null) return;
    forget();
    setWorking('test');
    const { draft, credentials } = parsed;
    const reply = await bridge.call('connections.test', { draft, credentials });
    setWorking(null);
    if (!reply.ok) setTrouble(reply.trouble);
    else setReport(reply.value);
  };
  const add = async () => {
    const parsed = parse();
    if (parsed === null || choice === null || working !== null) return;
    if (!choice.all && choice.ids.size === 0) {
      setQueueError(words.errors.queues);
      return;
    }
    setWorking('add');
    setTrouble(null);
    const { draft, credentials } = parsed;
    const queues = choice.all ? ('all' as const) : [...choice.ids];
    const reply = await bridge.call('connections.add', { draft, credentials, queues });
    setWorking(null);
    if (reply.ok) onClose();
    else setTrouble(reply.trouble);
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
          void test();
        }}
      >
        <ConnectionFields errors={errors} onEdit={forget} />
        {report !== null && <CheckResults report={report} />}
        {trouble !== null && !isChoosing && <TroubleNotice trouble={trouble} />}
        <div className="buttons">
          <Button className="button" onPress={onClose}>
            {windowWords.cancel}
          </Button>
          <Button
            type="submit"
            className={canChoose ? 'button' : 'button button-main'}
            isDisabled={working !== null}
          >
            {working === 'test' ? words.testing : words.test}
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
          {trouble !== null && <TroubleNotice trouble={trouble} />}
          <div className="buttons">
            {keychainFailure !== null && <span className="secondary">{windowWords.keychain.blocked}</span>}
            <Button className="button" isDisabled={working !== null} onPress={() => setChoice(null)}>
              {words.back}
            </Button>
            <Button
              className="button button-main"
              isDisabled={working !== null || keychainFailure !== null}
              onPress={() => void add()}
            >
              {working === 'add' ? words.adding : words.add}
            </Button>
          </div>
        </div>
      )}
    </DialogFrame>
  );
}

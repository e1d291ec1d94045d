import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { KeptConnection } from '../../shared/kept-connection.ts';
import { connectionsPageWords } from '../../shared/words/en/connections-page.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Trouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import { type ParsedChange, parseChange } from './connection-change.ts';
import { type FieldErrors, readFields } from './connection-draft.ts';
import { useConnectionTest } from './connection-test.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { EntryForm } from './entry-form.tsx';
import { useErrorFocus } from './error-focus.ts';
import { GeneralFields, ownZone } from './general-fields.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { useListedQueues } from './listed-queues.ts';
import { PlaceFields } from './place-fields.tsx';
import { QueueChooser } from './queue-choice.tsx';
import { toQueueChoice } from './queue-selection.ts';
import { TestButton } from './test-button.tsx';
import { TestOutcome } from './test-outcome.tsx';

const words = connectionsPageWords.editor;

interface EditConnectionDialogProps {
  connection: KeptConnection;
  onClose: () => void;
}

/** Everything of a kept connection but its vendor and its way to sign in; its credentials are used and never shown. */
export function EditConnectionDialog({ connection, onClose }: EditConnectionDialogProps) {
  const { id, name } = connection;
  const { bridge } = useServices();
  const form = useRef<HTMLFormElement>(null);
  const test = useConnectionTest();
  const listed = useListedQueues(id);
  const [choice, setChoice] = useState(() => toQueueChoice(connection.queues));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [queueError, setQueueError] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  useErrorFocus(form, errors);

  const parse = (): ParsedChange | null => {
    if (form.current === null) return null;
    const fields = readFields(form.current);
    const timeZone = fields.timeZone === ownZone ? '' : fields.timeZone;
    return parseChange({ ...fields, timeZone }, choice, connection);
  };
  const parseAndTell = () => {
    const parsed = parse();
    setErrors(parsed?.ok === false ? parsed.errors : {});
    setQueueError(parsed?.ok === false ? parsed.queueError : null);
    return parsed?.ok ? parsed : null;
  };
  const startTest = () => {
    const ready = parseAndTell();
    if (ready === null) return;
    const { ok: _ok, ...target } = ready;
    void test.startKept({ id, ...target });
  };
  const save = async () => {
    const ready = parseAndTell();
    if (ready === null || isSaving) return;
    const { ok: _ok, ...changed } = ready;
    setSaving(true);
    setTrouble(null);
    const reply = await bridge.call('connections.update', { id, ...changed });
    setSaving(false);
    if (reply.ok) onClose();
    else setTrouble(reply.trouble);
  };
  const leave = () => {
    const parsed = parse();
    const isUntouched = parsed?.ok === true && Object.keys(parsed.change).length === 0;
    if (isUntouched) onClose();
    else setLeaving(true);
  };

  return (
    <>
      <DialogFrame title={words.title(name)} onClose={leave}>
        <EntryForm ref={form} className="form editor" autoComplete="off" onSubmit={startTest}>
          <fieldset className="editor-part">
            <legend>{words.general}</legend>
            <div className="fields" onInput={test.forget}>
              <GeneralFields kept={connection} errors={errors} />
            </div>
          </fieldset>
          <fieldset className="editor-part">
            <legend>{words.queues}</legend>
            {listed.trouble !== null && (
              <TroubleNotice trouble={listed.trouble} title={words.queuesNotListed} />
            )}
            {listed.queues === null ? (
              <p className="secondary" role="status">
                {words.askingQueues}
              </p>
            ) : (
              <QueueChooser
                queues={listed.queues}
                choice={choice}
                error={queueError}
                onChange={(changed) => {
                  setChoice(changed);
                  setQueueError(null);
                }}
              />
            )}
          </fieldset>
          <fieldset className="editor-part">
            <legend>{words.place}</legend>
            <div className="fields" onInput={test.forget}>
              <PlaceFields kept={connection} errors={errors} onEdit={test.forget} />
            </div>
          </fieldset>
          <TestOutcome {...test} />
          {trouble !== null && <TroubleNotice trouble={trouble} />}
          <div className="buttons">
            <Button className="button" onPress={leave}>
              {windowWords.cancel}
            </Button>
            <TestButton phase={test.phase} isMain={false} onStop={test.forget} />
            <Button className="button button-main" isPending={isSaving} onPress={() => void save()}>
              {isSaving ? words.saving : words.save}
            </Button>
          </div>
        </EntryForm>
      </DialogFrame>
      {isLeaving && <LeaveDialog words={words.leave} onLeave={onClose} onStay={() => setLeaving(false)} />}
    </>
  );
}

import { Button } from 'react-aria-components';
import { windowWords } from '../../shared/words/en/window.ts';

interface FormEndProps {
  /** Why it cannot be done now. */
  note?: string | null;
  cancel?: string;
  confirm: string;
  isPending?: boolean;
  isBlocked?: boolean;
  isCancelBlocked?: boolean;
  onCancel: () => void;
}

/** The last line of a dialog's form: the way out, then what the form is for. */
export function FormEnd(props: FormEndProps) {
  const { note = null, cancel = windowWords.cancel, confirm } = props;
  const { isPending = false, isBlocked = false, isCancelBlocked = false } = props;
  return (
    <div className="buttons">
      {note !== null && <span className="secondary">{note}</span>}
      <Button className="button" isDisabled={isCancelBlocked} onPress={props.onCancel}>
        {cancel}
      </Button>
      <Button type="submit" className="button button-main" isPending={isPending} isDisabled={isBlocked}>
        {confirm}
      </Button>
    </div>
  );
}

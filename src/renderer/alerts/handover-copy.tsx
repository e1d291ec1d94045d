import { useState } from 'react';
import type { CallInput } from '../../shared/contract.ts';
import { handoverWords as words } from '../../shared/words/en/alerts-page.ts';
import type { Trouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';

interface HandoverCopyProps {
  /** Asked at the press: "the last hours" end then. */
  toSpan: () => CallInput<'handover.copy'>;
  copied: string;
}

/** Puts what happened in a span on the clipboard, and says that it did. */
export function HandoverCopy({ toSpan, copied }: HandoverCopyProps) {
  const { bridge } = useServices();
  const [isCopied, setCopied] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const copy = async () => {
    setCopied(false);
    const reply = await bridge.call('handover.copy', toSpan());
    setCopied(reply.ok);
    setTrouble(reply.ok ? null : reply.trouble);
  };
  return (
    <div className="handover">
      <button type="button" className="button" onClick={() => void copy()}>
        {words.copy}
      </button>
      <span className="secondary" role="status">
        {isCopied && copied}
      </span>
      {trouble !== null && <TroubleNotice trouble={trouble} />}
    </div>
  );
}

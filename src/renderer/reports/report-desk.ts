import { useEffect, useState } from 'react';
import type { ConnectionStatus } from '../../shared/board.ts';
import type { ReportAnswer, ReportProgress, ReportQuestion } from '../../shared/report.ts';
import type { Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';
import { initialChoice, type ReportChoice } from './report-choice.ts';
import type { ReportSort } from './report-order.ts';

/** What was asked, as it stood when it was asked: the form may say something else by now. */
interface Asked {
  connectionName: string;
  question: ReportQuestion;
}

export type ReportRun =
  | { phase: 'idle' }
  | ({ phase: 'running'; progress: ReportProgress | null } & Asked)
  | ({ phase: 'failed'; trouble: Trouble } & Asked)
  | ({ phase: 'done'; answer: ReportAnswer } & Asked);

export interface ReportDesk {
  choice: ReportChoice;
  run: ReportRun;
  sort: ReportSort | null;
  change: (part: Partial<ReportChoice>) => void;
  start: (connection: Pick<ConnectionStatus, 'id' | 'name'>, question: ReportQuestion) => void;
  /** What is complete by then is still shown. */
  stop: () => void;
  setSort: (sort: ReportSort | null) => void;
}

/** The reports of this window. Kept above the views: a long one goes on while the board is looked at. */
export function useReportDesk(): ReportDesk {
  const { bridge } = useServices();
  const [choice, setChoice] = useState(initialChoice);
  const [run, setRun] = useState<ReportRun>({ phase: 'idle' });
  const [sort, setSort] = useState<ReportSort | null>(null);
  useEffect(
    () =>
      bridge.listen('reports.progress', (progress) =>
        setRun((before) =>
          before.phase === 'running' && progress !== null ? { ...before, progress } : before,
        ),
      ),
    [bridge],
  );
  const ask = async (connectionId: string, asked: Asked) => {
    setRun({ phase: 'running', progress: null, ...asked });
    setSort(null);
    const reply = await bridge.call('reports.run', { connectionId, question: asked.question });
    setRun(
      reply.ok
        ? { phase: 'done', answer: reply.value, ...asked }
        : { phase: 'failed', trouble: reply.trouble, ...asked },
    );
  };
  return {
    choice,
    run,
    sort,
    change: (part) => setChoice((before) => ({ ...before, ...part })),
    start: ({ id, name }, question) => {
      if (run.phase !== 'running') void ask(id, { connectionName: name, question });
    },
    stop: () => void bridge.call('reports.cancel', {}),
    setSort,
  };
}

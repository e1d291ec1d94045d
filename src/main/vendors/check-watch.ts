import type { CheckProgress, CheckStep } from '../../shared/check.ts';
import type { ApiName } from '../../shared/connection.ts';
import type { CheckWatch } from './dialect.ts';

/** Tells a test by one way of asking as far as it has come, whenever it has come further. */
export function createCheckWatch(api: ApiName, onProgress: (progress: CheckProgress) => void): CheckWatch {
  const progress: CheckProgress = { api, organisation: null, steps: [], asking: null, queueCount: null };
  const tell = (change: Partial<CheckProgress>) => {
    Object.assign(progress, change);
    onProgress({ ...progress });
  };
  return {
    begin: (step: CheckStep) => tell({ asking: step }),
    end(outcome) {
      const { step, permission, failure } = outcome;
      const steps = [...progress.steps, { step, permission, failure }];
      tell({ steps, asking: progress.asking === step ? null : progress.asking });
      return outcome;
    },
    organisation: (organisation) => tell({ organisation }),
    queues: (queueCount) => tell({ queueCount }),
  };
}

import { parentPort, workerData } from 'node:worker_threads';
import { HistoryStore } from './history-store.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/*
 * The thread that the file belongs to. One message after the other, each whole before the next: nothing here waits,
 * and nothing here can hold up a poll.
 */

const port = parentPort;
if (port === null) throw new Error('this runs as a worker only');
const tell = (message: FromWorker) => port.postMessage(message);
const store = new HistoryStore(
  workerData,
  (notice) => tell({ kind: 'notice', notice }),
  (what) => tell({ kind: 'unreadable', what }),
);

port.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'poll':
      store.keepPoll(message.poll);
      tell({ kind: 'taken', figures: message.poll.figures.length });
      break;
    case 'episode':
      store.keepEpisode(message.record);
      break;
    case 'delivery':
      store.appendDelivery(message.record);
      break;
    case 'memory':
      store.keepMemory(message.text);
      break;
    case 'retention':
      store.setRetention(message.retention);
      break;
    case 'tidy':
      tell({ kind: 'tidied', isDone: store.tidy(message.now) });
      break;
    case 'ask':
      tell({ kind: 'answer', id: message.id, answer: store.ask(message.asked) });
      break;
    case 'close':
      store.close();
      port.close();
      break;
  }
});

import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startGenesysSdk } from '../test/conformance/genesys-sdk.ts';
import { createObservationBodies } from './observations.ts';
import { preparePoll } from './poll.ts';

/*
 * One of two programs that read the same figures from the same server, in a process of its own so that it pays for
 * nothing but itself. Usage: node poll-side.ts ours|sdk URL QUEUES; for each line that it is sent it polls so many times
 * as the line says, and tells the processor time of one, in milliseconds, all threads together.
 */

const [, , side, url = '', queues] = process.argv;

async function prepareSdk() {
  const sdk = await startGenesysSdk({ url, clientId: 'bench', clientSecret: 'bench' });
  const bodies = createObservationBodies(Number(queues));
  const poll = async () => {
    for (const body of bodies) await sdk.analytics.postAnalyticsQueuesObservationsQuery(body);
  };
  return Object.assign(poll, { close: async () => sdk.close() });
}

const poll = side === 'ours' ? await preparePoll(url) : await prepareSdk();
const orders = createInterface(process.stdin);
console.log('ready');
orders.on('close', () => void poll.close().finally(() => process.exit(0)));
for (;;) {
  const [line] = await once(orders, 'line');
  const rounds = Number(line);
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) await poll();
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000 / rounds);
}

import type { BoardRow } from '../../../src/shared/board.ts';
import { toRowColumns } from '../../../src/shared/row-columns.ts';
import { hostileNames } from '../../fakes/hostile-names.ts';
import { state } from '../centre.ts';
import { statuses } from './connections.ts';
import { rows } from './rows.ts';

/*
 * The same centre, named by somebody who means harm: every queue, and of the connections one by a script, one by its direction
 * and one as long as a name may be.
 */

// The longest is that of the queue where somebody waits longest, which is named at the top.
const names = [hostileNames.wide, ...Object.values(hostileNames)];
const connectionNames = [hostileNames.script, hostileNames.direction, hostileNames.wide.slice(0, 100)];

const hostileRows = rows.map((row, at): BoardRow => {
  const queueName = names[at % names.length] ?? row.reading.queueName;
  return { ...row, reading: { ...row.reading, queueName } };
});
const nameOf = new Map(
  hostileRows.map(({ reading }) => [`${reading.connectionId}/${reading.queueId}`, reading.queueName]),
);

export const hostileState = {
  ...state,
  connections: statuses.map((one, at) => ({ ...one, name: connectionNames[at] ?? one.name })),
  rows: toRowColumns(hostileRows),
  alerts: state.alerts.map((one) => ({
    ...one,
    queueName: nameOf.get(`${one.connectionId}/${one.queueId}`) ?? one.queueName,
  })),
  mutes: state.mutes.map((one, at) => ({ ...one, name: names[at] ?? one.name })),
};

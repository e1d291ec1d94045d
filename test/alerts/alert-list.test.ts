import { describe, expect, it } from 'vitest';
import { listAlerts } from '../../src/main/alerts/alert-list.ts';
import { AlertScene, createRule } from '../fakes/alert-scene.ts';

describe('listAlerts', () => {
  it('lists the worst first: critical, then not recovering, then the longest', () => {
    const scene = new AlertScene([createRule({ keepMs: 600_000 })]);
    scene.run(0, { a: 25, b: 12, c: 12, d: 0, e: 0 });
    scene.run(15, { a: 25, b: 12, c: 12, d: 25, e: 12 });
    scene.run(30, { a: 1, b: 1, c: 12, d: 25, e: 12 });
    expect(scene.alerts.map(({ queueId }) => queueId)).toEqual(['d', 'a', 'c', 'e', 'b']);
  });

  it('names the quality of each row’s figures as it is told', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(0, { q1: 12, q2: 12 });
    const qualityOf = (rowKey: string) =>
      rowKey === 'emea/q1/voice' ? ('late' as const) : ('gone' as const);
    expect(listAlerts(scene.memory, qualityOf, scene.now).map(({ quality }) => quality)).toEqual([
      'late',
      'gone',
    ]);
  });
});

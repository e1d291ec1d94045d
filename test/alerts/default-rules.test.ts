import { expect, it } from 'vitest';
import { defaultRules } from '../../src/shared/alert.ts';
import { AlertScene, createRow } from '../fakes/alert-scene.ts';

const waitingAlerts = (mediaType: 'voice' | 'email' | 'callback' | 'workitem') => {
  const scene = new AlertScene(defaultRules);
  const row = (atMs: number) => createRow({ mediaType, waiting: 40, observedAt: atMs });
  scene.answer(0, [row(0)]);
  scene.answer(15, [row(15_000)]);
  scene.answer(30, [row(30_000)]);
  return scene.alerts.map(({ severity }) => severity);
};

it('calls many waiting a breach only where people wait in person', () => {
  expect(waitingAlerts('voice')).toEqual(['critical']);
  expect(waitingAlerts('email')).toEqual([]);
  expect(waitingAlerts('callback')).toEqual([]);
  expect(waitingAlerts('workitem')).toEqual([]);
});

it('judges no wait of a queue that has no target', () => {
  const scene = new AlertScene(defaultRules);
  const row = createRow({ longestWaitMs: 3_600_000 }, { targetMs: null });
  scene.answer(0, [row], { firstAnswer: true });
  expect(scene.alerts).toEqual([]);
});

it('judges the wait of a queue whose API splits no media and lists no target', () => {
  const severitiesAt = (longestWaitMs: number) => {
    const scene = new AlertScene(defaultRules);
    const row = createRow({ mediaType: 'all', waiting: null, longestWaitMs }, { targetMs: null });
    scene.answer(0, [row], { firstAnswer: true });
    return scene.alerts.map(({ severity }) => severity);
  };
  expect(severitiesAt(119_000)).toEqual([]);
  expect(severitiesAt(120_000)).toEqual(['warning']);
  expect(severitiesAt(330_000)).toEqual(['critical']);
});

import { describe, expect, it } from 'vitest';
import { acknowledge, renew, snooze } from '../../src/main/alerts/attention.ts';
import { takeRestart } from '../../src/main/alerts/watch.ts';
import { AlertScene, createRule } from '../fakes/alert-scene.ts';

/** Told as critical, or as warning, at 3 s; ticks every 5 s from then on. */
const createTold = (waiting: number, parts: Parameters<typeof createRule>[0] = {}) => {
  const scene = new AlertScene([createRule(parts)]);
  scene.run(4, { q1: waiting });
  scene.tickSeconds = 5;
  return scene;
};
const ack = (scene: AlertScene, ...queueIds: string[]) =>
  scene.change((memory, now) => acknowledge(memory, scene.idsOf(...queueIds), 'ann', now));
const snoozeFor = (scene: AlertScene, minutes: number) =>
  scene.change((memory, now) => snooze(memory, scene.idsOf('q1'), minutes, now));
const take = (scene: AlertScene) => scene.said.splice(0);

describe('acknowledging', () => {
  it('ends the reminders, and says why nothing is said once', () => {
    const scene = createTold(25);
    scene.run(60, { q1: 25 });
    ack(scene, 'q1');
    scene.run(1200, { q1: 25 });
    expect(take(scene)).toEqual(['3 first critical q1']);
    expect(scene.silences).toEqual(['305 q1 acknowledged']);
    expect(scene.alerts).toMatchObject([{ attention: 'acked', severity: 'critical' }]);
  });

  it('is lifted after 60 minutes while the breach is still critical, which is said at once', () => {
    const scene = createTold(25);
    scene.run(60, { q1: 25 });
    ack(scene, 'q1');
    expect(scene.alerts).toMatchObject([{ attention: 'acked', attentionLeftMs: 3_600_000 }]);
    scene.run(3659, { q1: 25 });
    expect(take(scene)).toEqual(['3 first critical q1']);
    scene.run(3670, { q1: 25 });
    expect(take(scene)).toEqual(['3665 reminder critical q1']);
    expect(scene.alerts).toMatchObject([{ attention: 'new', attentionLeftMs: null }]);
  });

  it('stays on a warning for as long as that lasts', () => {
    const scene = createTold(12);
    scene.run(60, { q1: 12 });
    ack(scene, 'q1');
    expect(scene.alerts).toMatchObject([{ attention: 'acked', attentionLeftMs: null }]);
    scene.run(7300, { q1: 12 });
    expect(take(scene)).toEqual(['3 first warning q1']);
    expect(scene.alerts).toMatchObject([{ attention: 'acked' }]);
  });

  it('is broken when a warning gets critical', () => {
    const scene = createTold(12);
    ack(scene, 'q1');
    scene.run(20, { q1: 25 });
    expect(take(scene)).toEqual(['3 first warning q1', '20 escalated critical q1']);
    expect(scene.alerts).toMatchObject([{ attention: 'new' }]);
  });

  it('given at critical stays when the breach eases and gets worse again', () => {
    const scene = createTold(25);
    ack(scene, 'q1');
    scene.run(29, { q1: 12 });
    scene.run(60, { q1: 25 });
    expect(take(scene)).toEqual(['3 first critical q1']);
    expect(scene.alerts).toMatchObject([{ attention: 'acked', severity: 'critical' }]);
  });

  it('ends with the episode: the next one is told', () => {
    const scene = createTold(12);
    ack(scene, 'q1');
    scene.run(29, { q1: 2 });
    scene.run(40, { q1: 12 });
    expect(take(scene)).toEqual(['3 first warning q1', '20 resolved warning q1', '35 first warning q1']);
  });

  it('before the word came keeps it from being said', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(1, { q1: 25, q2: 25 });
    ack(scene, 'q1');
    scene.run(10, { q1: 25, q2: 25 });
    expect(take(scene)).toEqual(['3 first critical q2']);
  });

  it('touches the named ones only, and nothing that is pending', () => {
    const scene = new AlertScene([createRule({ minSamples: 2 })]);
    scene.run(15, { q1: 12, q2: 12 });
    scene.run(30, { q1: 12, q2: 12, q3: 12 });
    ack(scene, 'q1', 'q3');
    scene.run(45, { q1: 12, q2: 12, q3: 12 });
    expect(scene.alerts.map(({ queueId, attention }) => [queueId, attention])).toEqual([
      ['q1', 'acked'],
      ['q2', 'new'],
      ['q3', 'new'],
    ]);
  });

  it('can be taken back: reminders come again', () => {
    const scene = createTold(25);
    ack(scene, 'q1');
    scene.run(600, { q1: 25 });
    scene.change((memory) => renew(memory, scene.idsOf('q1')));
    expect(scene.alerts).toMatchObject([{ attention: 'seen' }]);
    scene.run(610, { q1: 25 });
    expect(take(scene)).toEqual(['3 first critical q1', '610 reminder critical q1']);
  });

  it('stands through a restart with what is left of it', () => {
    const scene = createTold(25);
    scene.run(60, { q1: 25 });
    ack(scene, 'q1');
    scene.run(70, { q1: 25 });
    scene.change(takeRestart);
    expect(scene.alerts).toMatchObject([{ attention: 'acked', attentionLeftMs: 3_590_000 }]);
  });
});

describe('snoozing', () => {
  it('is silent for its minutes, then the breach is said again', () => {
    const scene = createTold(25);
    snoozeFor(scene, 15);
    expect(scene.alerts).toMatchObject([{ attention: 'snoozed', attentionLeftMs: 900_000 }]);
    scene.run(909, { q1: 25 });
    expect(take(scene)).toEqual(['3 first critical q1']);
    scene.run(915, { q1: 25 });
    expect(take(scene)).toEqual(['910 reminder critical q1']);
    expect(scene.alerts).toMatchObject([{ attention: 'new', attentionLeftMs: null }]);
  });

  it('says a warning again as well, and that once', () => {
    const scene = createTold(12);
    snoozeFor(scene, 15);
    scene.run(3600, { q1: 12 });
    expect(take(scene)).toEqual(['3 first warning q1', '910 reminder warning q1']);
  });

  it('is broken when a warning gets critical', () => {
    const scene = createTold(12);
    snoozeFor(scene, 15);
    scene.run(20, { q1: 25 });
    expect(take(scene)).toEqual(['3 first warning q1', '20 escalated critical q1']);
    expect(scene.alerts).toMatchObject([{ attention: 'new' }]);
  });

  it('says nothing of what is over or recovering by its end', () => {
    const scene = createTold(12, { keepMs: 60_000 });
    snoozeFor(scene, 1);
    scene.run(65, { q1: 2 });
    scene.run(74, { q1: 2 });
    expect(take(scene)).toEqual(['3 first warning q1']);
    const over = createTold(12);
    snoozeFor(over, 1);
    over.run(120, { q1: 2 });
    expect(take(over)).toEqual(['3 first warning q1']);
    expect(over.silences).toEqual(['15 q1 snoozed']);
  });

  it('takes the place of an acknowledgement, and the other way round', () => {
    const scene = createTold(25);
    ack(scene, 'q1');
    snoozeFor(scene, 15);
    expect(scene.alerts).toMatchObject([{ attention: 'snoozed' }]);
    ack(scene, 'q1');
    expect(scene.alerts).toMatchObject([{ attention: 'acked' }]);
  });

  it('lasts a week at most, and never less than nothing', () => {
    const scene = createTold(25);
    snoozeFor(scene, 1_000_000);
    expect(scene.alerts).toMatchObject([{ attentionLeftMs: 7 * 86_400_000 }]);
    snoozeFor(scene, -5);
    expect(scene.alerts).toMatchObject([{ attentionLeftMs: 0 }]);
  });
});

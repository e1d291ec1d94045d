import { expect } from 'vitest';
import type { SilenceReason, Subject } from '../../../src/main/alerts/alert-event.ts';
import { listMutes } from '../../../src/main/alerts/alert-list.ts';
import type { Moment } from '../../../src/main/alerts/moment.ts';
import { isBlind } from '../../../src/main/alerts/quality.ts';
import type { Alert } from '../../../src/shared/alert.ts';
import { toRowKey } from '../../../src/shared/row-key.ts';
import { type Input, toSpokenLines } from './input.ts';
import { type Look, type Onlooker, type Playback, toName } from './playback.ts';
import { type ModelTerms, type Prediction, ReferenceModel } from './reference-model.ts';
import type { Episode } from './told-things.ts';

/** Holds every step of the core against what the reference model says of the same input. */
export class ModelOnlooker implements Onlooker {
  readonly #model = new ReferenceModel();
  /** The core's id of each of the model's episodes, and the other way round. */
  readonly #ids = new Map<number, string>();
  readonly #numbers = new Map<string, number>();
  /** The newest silence that the core named for each open episode. */
  readonly #silences = new Map<string, SilenceReason>();

  /** Where the model would have something to do before the core wants a tick, it must turn out to be nothing. */
  pass(until: Moment, playback: Playback): void {
    let now = playback.now;
    const terms = toModelTerms(playback);
    if (!playback.isTicking) return;
    for (let tick = 0; tick < 1000; tick += 1) {
      const dueMs = this.#model.speech.nextDueMs(now, terms);
      if (dueMs === null || dueMs >= until.steadyMs) return;
      now = { at: now.at + dueMs - now.steadyMs, steadyMs: dueMs };
      const predicted = this.#model.apply({ kind: 'tick' }, now, terms);
      agree(predicted.spoken, [], `at ${dueMs}, for which no tick was planned`);
      agree([String(predicted.missed)], ['0'], `missed at ${dueMs}, for which no tick was planned`);
    }
  }

  look({ input, step, now, playback }: Look): void {
    const predicted = this.#model.apply(input, now, toModelTerms(playback));
    const when = `${input.kind} at ${now.steadyMs}`;
    if (step !== null) {
      const said = toOutcome(step);
      agree(said.conditions, predicted.conditions, `conditions, ${when}`);
      agree(said.spoken, predicted.spoken, `spoken, ${when}`);
      const loud = step.events.flatMap((event) =>
        event.kind === 'delivery' && event.speak ? [event.because] : [],
      );
      agree(loud.sort(), step.deliveries.map(({ because }) => because).sort(), `one event each, ${when}`);
      agree(said.ended, predicted.ended, `ended, ${when}`);
      agree([String(said.missed)], [String(predicted.missed + this.#toPassed(step))], `missed, ${when}`);
      for (const event of step.events)
        if (event.kind === 'delivery' && !event.speak && event.episodeId !== null)
          this.#silences.set(event.episodeId, event.because);
    }
    this.#compareOpen(playback, now, when, input.kind);
  }

  /** What waited in a busy time and is over: the next summary names it, that of quiet hours apart. */
  #toPassed({ deliveries }: NonNullable<Look['step']>): number {
    const isNamed = deliveries.some(({ kind, because }) => kind === 'summary' && because !== 'digest');
    return isNamed ? this.#model.speech.passed : 0;
  }

  #compareOpen(playback: Playback, now: Moment, when: string, input: Input['kind']): void {
    const { speech, episodes } = this.#model;
    const hasSpoken = input === 'answer' || input === 'tick';
    const open = playback.listOpen();
    const names = [...episodes.keys()];
    agree(
      open.map(toAlertLine).sort(),
      [...episodes.values()].map(toEpisodeLine).sort(),
      `open after ${when}`,
    );
    for (const alert of open) {
      const name = toName({ rowKey: toRowKey(alert), ruleId: alert.ruleId });
      const episode = episodes.get(name);
      if (episode === undefined) throw new Error(`${name} is open, of ${names.join(', ')}`);
      this.#compareIdentity(episode.number, alert.episodeId);
      // What ran out while nobody ticked is taken away by the tick that follows.
      if (input === 'wake' || input === 'restart' || input === 'connections') continue;
      const allowed = speech.listAttention(episode, now);
      if (!allowed.includes(alert.attention))
        agree([alert.attention], allowed, `attention of ${name}, ${when}`);
      if (!hasSpoken || episode.silence === null || episode.told !== null) continue;
      if (episode.offerAgainMs > now.steadyMs) continue;
      agree([this.#silences.get(alert.episodeId) ?? ''], [episode.silence], `silence of ${name}, ${when}`);
    }
    for (const [id, { blind }] of this.#model.connections)
      agree([String(isBlind(playback.memory, id))], [String(blind !== null)], `${id} is blind, ${when}`);
    const mutes = speech
      .listMutes(now)
      .map(({ target, untilMs }) => ({ target, leftMs: untilMs - now.steadyMs }));
    agree(
      listMutes(playback.memory, now).map(toMuteLine).sort(),
      mutes.map(toMuteLine).sort(),
      `mutes, ${when}`,
    );
  }

  #compareIdentity(number: number, episodeId: string): void {
    agree([this.#ids.get(number) ?? episodeId], [episodeId], 'the id of an episode that goes on');
    agree(
      [String(this.#numbers.get(episodeId) ?? number)],
      [String(number)],
      `the episode behind ${episodeId}`,
    );
    this.#ids.set(number, episodeId);
    this.#numbers.set(episodeId, number);
  }
}

function toModelTerms({ terms, levels }: Playback): ModelTerms {
  return { ...terms, levels };
}

function toMuteLine({ target, leftMs }: { target: unknown; leftMs: number }): string {
  return `${JSON.stringify(target)} ${leftMs}`;
}

function toOutcome({ events, deliveries, ended }: NonNullable<Look['step']>): Prediction {
  return {
    conditions: events
      .flatMap((event) =>
        event.kind === 'condition' ? [`${toEventName(event)} ${event.from}>${event.to}`] : [],
      )
      .sort(),
    spoken: deliveries.flatMap(toSpokenLines).sort(),
    missed: deliveries.reduce((sum, { missed }) => sum + missed.length, 0),
    ended: ended
      .map(
        ({ breach, outcome, told }) =>
          `${toName({ rowKey: toRowKey(breach), ruleId: breach.ruleId })} ${outcome} ${told ? 'told' : 'untold'}`,
      )
      .sort(),
  };
}

function toEventName({ connectionId, queueId, mediaType, ruleId }: Subject): string {
  if (connectionId === null || queueId === null || mediaType === null) return `${connectionId} ${ruleId}`;
  return `${toRowKey({ connectionId, queueId, mediaType })} ${ruleId}`;
}

function toAlertLine(alert: Alert): string {
  const { severity, recovering, value, peak, startedAt, ruleId } = alert;
  return [toRowKey(alert), ruleId, severity, recovering, value, peak, startedAt].join(' ');
}

function toEpisodeLine({ rowKey, ruleId, judged, judgedSeverity, value, peak, startedAt }: Episode): string {
  const isRecovering = judged.condition === 'recovering';
  return [rowKey, ruleId, judgedSeverity, isRecovering, value, peak, startedAt].join(' ');
}

/** Comparing plain text first: an assertion for each of some million lists would take most of the time. */
function agree(said: readonly string[], predicted: readonly string[], about: string): void {
  if (said.length === predicted.length && said.every((line, index) => line === predicted[index])) return;
  expect(said, about).toEqual(predicted);
}

import type { SavedFile } from '../shared/contract/settings-contract.ts';
import { createFailure, type Failure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import type { Settings } from '../shared/settings.ts';
import {
  type ImportPreview,
  type ImportResult,
  type NamedSettings,
  type PortableName,
  portableNames,
} from '../shared/settings-transfer.ts';
import {
  describeLostPart,
  describeRejectedPart,
  partTroubles,
  settingsFileName,
} from '../shared/words/en/settings-transfer.ts';
import type { Keychain } from './credentials/keychain.ts';
import { type KeptSecret, readSecret, restoreSecret } from './kept-secret.ts';
import { type ExportedFile, parseExportedText, toExportedText } from './settings/exported.ts';
import { rejectParts } from './settings/rejected-parts.ts';
import type { SettingsDesk } from './settings-desk.ts';
import { describeChanges, type ImportPlan, planImport, toImported } from './settings-import.ts';
import { readTextFile, writeTextFile } from './text-file.ts';

/*
 * Settings out to a file, and in from one: first what it would change, then, when that is wanted, the change.
 */

interface SettingsTransferOptions {
  /** Epoch milliseconds. */
  now: () => number;
  program: string;
  readSettings: () => Readonly<Settings>;
  /** Without what is managed: that is for this computer only. */
  readOwnSettings: () => Readonly<Settings>;
  /** Of a change, the parts that whoever manages this computer holds fast. */
  findManaged: (change: Partial<Settings>) => ReadonlyMap<keyof Settings, Failure>;
  settingsDesk: Pick<SettingsDesk, 'adopt'>;
  keepCopy: () => Result<string>;
  keychain: Pick<Keychain, 'read' | 'write' | 'remove'>;
  /** Nothing that was found out or signed in goes on for this connection. */
  forget: (connectionId: string) => void;
  applyConnections: () => Promise<Result<null>>;
  pollIntervalsMs: () => readonly number[];
  /** Everything is in force: what judges by settings judges anew. */
  onApplied: () => void;
  /** Null: the supervisor changed their mind. */
  askSavePath: (fileName: string) => Promise<string | null>;
  askOpenPath: () => Promise<string | null>;
}

/** Far more than the largest settings take, and read in a moment. */
const mostBytes = 5_000_000;
const usualPollMs = 15_000;

export class SettingsTransfer {
  readonly #options: SettingsTransferOptions;
  /** What the file that was read last would set. */
  #pending: NamedSettings | null = null;

  constructor(options: SettingsTransferOptions) {
    this.#options = options;
  }

  async export(): Promise<Result<SavedFile>> {
    const { now, program, readOwnSettings, askSavePath } = this.#options;
    const at = now();
    const text = toExportedText(readOwnSettings(), { program, at });
    const path = await askSavePath(settingsFileName(new Date(at)));
    if (path === null) return ok({ outcome: 'cancelled' });
    const written = await writeTextFile(path, text);
    return written.ok ? ok({ outcome: 'saved', path }) : written;
  }

  async read(): Promise<Result<{ preview: ImportPreview | null }>> {
    this.#pending = null;
    const path = await this.#options.askOpenPath();
    if (path === null) return ok({ preview: null });
    const text = await readTextFile(path, mostBytes);
    if (!text.ok) return text;
    const parsed = parseExportedText(text.value, this.#options.readSettings());
    if (parsed.kind === 'newer')
      return failed(createFailure('bad-request', { reason: 'settings-newer', subject: path }));
    if (parsed.kind === 'none')
      return failed(createFailure('bad-request', { reason: 'settings-file', subject: path }));
    return ok({ preview: this.#preview(path, parsed.file) });
  }

  async apply(): Promise<Result<ImportResult>> {
    const { readSettings, settingsDesk, keepCopy, forget, applyConnections } = this.#options;
    if (this.#pending === null) return failed(createFailure('cancelled'));
    const plan = planImport(this.#pending, readSettings());
    const keptAs = keepCopy();
    if (!keptAs.ok) return keptAs;
    // First of all: a secret must never reach a place that it was not typed in for.
    const taken: KeptSecret[] = [];
    const removed = await this.#takeSecrets(plan.foreignIds, taken);
    const adopted = removed.ok ? await settingsDesk.adopt(plan.change) : removed;
    if (!adopted.ok) return this.#giveBack(taken, adopted);
    this.#pending = null;
    for (const id of plan.forgottenIds) forget(id);
    const applied = await applyConnections();
    this.#options.onApplied();
    const refused = [
      ...adopted.value,
      ...(applied.ok ? [] : [{ name: 'demo' as const, failure: applied.failure }]),
    ];
    return ok({ keptAs: keptAs.value, signIn: toSignIn(plan), refused });
  }

  async #takeSecrets(ids: readonly string[], taken: KeptSecret[]): Promise<Result<null>> {
    const { keychain } = this.#options;
    for (const id of ids) {
      const before = await readSecret(keychain, id);
      const removed = await keychain.remove(id);
      if (!removed.ok) return removed;
      taken.push(before);
    }
    return ok(null);
  }

  /** Nothing was changed, so who was signed in stays so; where not even that can be had, that is what is told. */
  async #giveBack<Refusal extends Result<never>>(taken: readonly KeptSecret[], refusal: Refusal) {
    let told: Refusal | Result<never> = refusal;
    for (const before of taken) {
      const restored = await restoreSecret(this.#options.keychain, before);
      if (!restored.ok) told = restored;
    }
    return told;
  }

  #preview(path: string, file: ExportedFile): ImportPreview {
    const { readSettings, pollIntervalsMs, findManaged } = this.#options;
    const intervals = pollIntervalsMs();
    const pollMs = intervals.length === 0 ? usualPollMs : Math.min(...intervals);
    const current = readSettings();
    const held = findManaged(planImport(file.settings, current).change);
    const free = portableNames.filter((name) => file.settings[name] !== undefined && !held.has(name));
    const { settings, rejected } = rejectParts(pickNamed(file.settings, free), pollMs);
    const plan = planImport(settings, current);
    this.#pending = settings;
    const say = (connections: ImportPlan['added']) => connections.map((one) => toImported(one, current));
    return {
      path,
      exportedAt: file.exportedAt,
      program: file.program,
      connections: { added: say(plan.added), changed: say(plan.changed), same: plan.same },
      rules:
        plan.change.rules === undefined
          ? null
          : { before: current.rules.length, after: plan.change.rules.length },
      changes: describeChanges(plan, current),
      signIn: toSignIn(plan),
      lost: [...file.lost.map(describeLostPart), ...rejected, ...toHeld(held)],
      isNew: plan.names.length > 0,
    };
  }
}

function pickNamed(settings: NamedSettings, names: readonly PortableName[]): NamedSettings {
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}

function toHeld(held: ReadonlyMap<keyof Settings, Failure>): string[] {
  return portableNames
    .filter((name) => held.has(name))
    .map((name) => describeRejectedPart(name, partTroubles.managed));
}

function toSignIn({ added, changed, foreignIds }: ImportPlan): string[] {
  return [...added, ...changed].filter(({ id }) => foreignIds.includes(id)).map(({ name }) => name);
}

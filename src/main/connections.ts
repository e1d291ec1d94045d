import { isDeepStrictEqual } from 'node:util';
import type { Connection, Credentials, Found } from '../shared/connection.ts';
import { demoConnectionId, draftConnectionId } from '../shared/connection-id.ts';
import { createFailure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import type { Settings } from '../shared/settings.ts';
import { demoName } from '../shared/words/en/app.ts';
import type { ScenarioName } from '../simulator/scenario.ts';
import type { Clock } from './clock.ts';
import type { Keychain } from './credentials/keychain.ts';
import { type Demo, startDemo } from './demo.ts';
import type { Log } from './log.ts';
import type { WatchedConnection } from './monitor/board.ts';
import { BrowserSessions } from './vendors/browser-sessions.ts';
import type { Http } from './vendors/http.ts';
import { createRefusingVendor } from './vendors/refusing-vendor.ts';
import { createVendor, findWebApp } from './vendors/registry.ts';
import type { CredentialSourcePort, Vendor } from './vendors/vendor.ts';

/*
 * From what the settings keep (and the demo, when it is on) to what the monitor watches: opens a vendor for each
 * connection and closes those that are no longer wanted.
 */

interface ConnectionsOptions {
  clock: Clock;
  log: Log;
  keychain: Keychain;
  readSettings: () => Readonly<Settings>;
  updateSettings: (change: Partial<Settings>) => Result<unknown>;
  /** One per vendor, so that closing one ends its own sockets only. */
  openHttp: () => Http;
  /** Shows an address in the system's browser. */
  openBrowser: (url: string) => Promise<Result<null>>;
  /** Asked for on the command line of this run: the demo is on whatever the settings say. */
  demoScenario: ScenarioName | null;
  watch: (connections: readonly WatchedConnection[]) => void;
}

/** Two breaches and a calm rest within minutes: what somebody who tries the program wants to see. */
const defaultScenario: ScenarioName = 'spike';

interface Opened {
  /** The connection as it was when its vendor was opened. */
  text: string;
  vendor: Vendor;
}

export class Connections {
  readonly #options: ConnectionsOptions;
  readonly #opened = new Map<string, Opened>();
  readonly #sessions = new BrowserSessions();
  /** What the newest test of a draft found out, and of which draft. */
  #draftFound: { facts: string; found: Found } | null = null;
  #demo: Demo | null = null;
  /** Changes are carried out one after another: starting the demo takes a moment. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: ConnectionsOptions) {
    this.#options = options;
  }

  isDemoOn(): boolean {
    return this.#options.demoScenario !== null || this.#options.readSettings().demo;
  }

  /** Brings what is watched in line with the settings; `again` names one to start afresh (a new secret). */
  apply(again?: string): Promise<Result<null>> {
    const next = this.#queue.then(() => this.#apply(again));
    // A bug in one change must not keep the later ones, or the stop, from being carried out.
    this.#queue = next.catch(() => undefined);
    return next;
  }

  async stop(): Promise<void> {
    await this.#queue;
    await Promise.all([...this.#opened.values()].map(({ vendor }) => vendor.close()));
    this.#opened.clear();
    await this.#demo?.stop();
  }

  /** A vendor for a connection that is only being tested, with the secret just typed in. Nothing is known of it. */
  openDraft(connection: Connection, credentials: Credentials): Result<Vendor> {
    const facts = toDraftFacts(connection);
    if (this.#draftFound?.facts !== facts) this.#draftFound = null;
    return this.#create(connection, {
      getCredentials: async () => ok(credentials),
      readFound: () => null,
      onFound: (_id, found) => {
        this.#draftFound = { facts, found };
      },
    });
  }

  /**
   * A vendor of its own for a kept connection, as it is or changed, with the kept credentials: to try it or to list its
   * queues. It remembers nothing of what it finds out. Whoever opens it closes it.
   */
  openKept(connection: Connection): Result<Vendor> {
    return this.#create(connection, {
      getCredentials: (one) => this.#readCredentials(one),
      readFound: () => null,
      onFound: () => undefined,
    });
  }

  /** A draft is kept now: what its test found out and who signed in for it go on under its own id. */
  keepDraft(connection: Connection): void {
    this.#sessions.move(draftConnectionId, connection.id);
    const drafted = this.#draftFound;
    this.#draftFound = null;
    if (drafted?.facts === toDraftFacts(connection)) this.#keepFound(connection.id, drafted.found);
  }

  /** A connection is no longer kept: what was found out of it goes, and whoever signed in for it is signed out. */
  forget(connectionId: string): void {
    this.#sessions.end(connectionId);
    const { [connectionId]: gone, ...others } = this.#options.readSettings().found;
    if (gone !== undefined) this.#updateFound(others);
  }

  /** The vendor that is asked for a connection, the demo's included; null where there is none. */
  find(connectionId: string): Vendor | null {
    return this.#opened.get(connectionId)?.vendor ?? null;
  }

  async #apply(again: string | undefined): Promise<Result<null>> {
    const demo = await this.#applyDemo();
    const wanted = this.#options.readSettings().connections.filter((connection) => connection.enabled);
    if (this.#demo !== null) wanted.push(this.#demo.connection);
    const dropped = new Map<string, Vendor>();
    for (const [id, opened] of this.#opened) {
      const next = wanted.find((connection) => connection.id === id);
      if (next !== undefined && id !== again && JSON.stringify(next) === opened.text) continue;
      this.#opened.delete(id);
      dropped.set(id, opened.vendor);
    }
    const watched = wanted.map((connection) => ({
      connection,
      vendor: this.#open(connection),
      demo: connection.id === demoConnectionId,
      webApp: findWebApp(connection, null) !== null,
    }));
    this.#options.watch(watched);
    await Promise.all([...dropped.values()].map((vendor) => vendor.close()));
    // Once more, after its vendor has ended: a sign-in may have come to its end after the connection was forgotten.
    const kept = new Set(this.#options.readSettings().connections.map(({ id }) => id));
    for (const id of dropped.keys()) if (!kept.has(id)) this.#sessions.end(id);
    return demo;
  }

  async #applyDemo(): Promise<Result<null>> {
    const isOn = this.isDemoOn();
    if (!isOn && this.#demo !== null) {
      await this.#demo.stop();
      this.#demo = null;
    }
    if (!isOn || this.#demo !== null) return ok(null);
    const started = await startDemo(demoName, this.#options.demoScenario ?? defaultScenario);
    if (!started.ok) return started;
    this.#demo = started.value;
    return ok(null);
  }

  #open(connection: Connection): Vendor {
    const opened = this.#opened.get(connection.id);
    if (opened !== undefined) return opened.vendor;
    const created = this.#create(connection, {
      getCredentials: (one) => this.#readCredentials(one),
      readFound: (id) => this.#options.readSettings().found[id] ?? null,
      onFound: (id, found) => this.#keepFound(id, found),
    });
    const vendor = created.ok ? created.value : createRefusingVendor(created.failure);
    this.#opened.set(connection.id, { text: JSON.stringify(connection), vendor });
    return vendor;
  }

  #create(
    connection: Connection,
    memory: {
      getCredentials: CredentialSourcePort;
      readFound: (connectionId: string) => Found | null;
      onFound: (connectionId: string, found: Found) => void;
    },
  ): Result<Vendor> {
    const { clock, log, openHttp, openBrowser } = this.#options;
    const browser = { sessions: this.#sessions, open: openBrowser };
    return createVendor(connection, { clock, log, openHttp, browser, ...memory });
  }

  /** Not part of the connection, so that nothing starts afresh over it; the demo is new at every start. */
  #keepFound(connectionId: string, found: Found): void {
    const { connections, found: known } = this.#options.readSettings();
    const isKept = connections.some(({ id }) => id === connectionId);
    if (!isKept || isDeepStrictEqual(known[connectionId], found)) return;
    this.#updateFound({ ...known, [connectionId]: found });
  }

  #updateFound(found: Settings['found']): void {
    const updated = this.#options.updateSettings({ found });
    if (updated.ok) return;
    const { code, detail } = updated.failure;
    this.#options.log.warn('what was found out was not saved', { code, detail });
  }

  async #readCredentials(connection: Connection): Promise<Result<Credentials>> {
    if (connection.id === demoConnectionId && this.#demo !== null) return ok(this.#demo.credentials);
    // Without a word of it, what lies under its id was typed in for another place.
    if (Object.keys(connection.credentials).length === 0) return failed(createFailure('auth'));
    const read = await this.#options.keychain.read(connection.id);
    if (!read.ok) return read;
    // Nothing stored: the supervisor has to sign in, as after a wrong secret.
    return read.value === null ? failed(createFailure('auth')) : ok(read.value);
  }
}

/** What its test depends on: whatever else is changed before it is added, the answers stay the same. */
function toDraftFacts({ vendor, api, region, loginUrl, apiUrl, signIn }: Connection): string {
  return JSON.stringify([vendor, api, region, loginUrl, apiUrl, signIn]);
}

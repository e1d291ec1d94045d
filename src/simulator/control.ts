import { z } from 'zod';
import { type ApiAnswer, answer, describeIssue, refuse } from './answer.ts';
import type { ContactCentre } from './contact-centre.ts';
import { type FaultList, faultSchema } from './faults.ts';
import { type PlainRequest, readJson } from './front-door.ts';
import type { RequestLog } from './request-log.ts';
import { rulesSchema } from './rules.ts';
import { scenarioNames } from './scenario.ts';
import { longestStepMs } from './simulated-clock.ts';
import { isSame, type TokenOffice } from './tokens.ts';

/*
 * The control calls under `/_control/`: what a test or a developer does to the demo while it runs. They are no
 * part of any contact centre's API, are not logged and meet no fault.
 */

export const controlPrefix = '/_control/';

const clockSchema = z.strictObject({
  freeze: z.exactOptional(z.boolean()),
  speed: z.exactOptional(z.number().min(0.01).max(10_000)),
  advanceMs: z.exactOptional(z.number().min(0).max(longestStepMs)),
});
const faultsSchema = z.union([faultSchema, z.array(faultSchema)]);
const permissionsSchema = z.strictObject({
  scopes: z.exactOptional(z.boolean()),
  deny: z.exactOptional(z.array(z.string().min(1))),
});
const windowSchema = z.strictObject({ from: z.coerce.number(), to: z.coerce.number() });
const scenarioSchema = z.strictObject({ scenario: z.enum(scenarioNames) });
const queueSchema = z.union([
  z.strictObject({ queueId: z.string(), remove: z.literal(true) }),
  z.strictObject({ queueId: z.string(), name: z.string() }),
]);

interface ControlParts {
  centre: ContactCentre;
  office: TokenOffice;
  faults: FaultList;
  log: RequestLog;
  /** Null: anybody on this computer may call. */
  key: string | null;
}

type Call = (request: PlainRequest, parts: ControlParts) => ApiAnswer;

const calls: Readonly<Record<string, Call>> = {
  'GET faults': (_request, { faults }) => answer(faults.list()),
  'POST faults': (request, { faults }) =>
    withBody(request, faultsSchema, (given) => {
      faults.add(Array.isArray(given) ? given : [given]);
      return answer(faults.list());
    }),
  'DELETE faults': (_request, { faults }) => {
    faults.clear();
    return answer([]);
  },
  'GET requests': (_request, { log }) => answer(log.list()),
  'DELETE requests': (_request, { log }) => {
    log.clear();
    return answer([]);
  },
  'GET ledger': readLedger,
  'GET clock': (_request, { centre }) => answer(centre.clock.state()),
  'POST clock': (request, { centre }) =>
    withBody(request, clockSchema, ({ freeze, speed, advanceMs }) => {
      if (freeze !== undefined) centre.clock.freeze(freeze);
      if (speed !== undefined) centre.clock.setSpeed(speed);
      if (advanceMs !== undefined) centre.clock.advance(advanceMs);
      centre.catchUp();
      return answer(centre.clock.state());
    }),
  'GET rules': (_request, { office }) => answer(office.rules),
  'POST rules': (request, { office }) =>
    withBody(request, rulesSchema.partial(), (given) => {
      office.change(rulesSchema.parse({ ...office.rules, ...given }));
      return answer(office.rules);
    }),
  'POST permissions': (request, { office }) =>
    withBody(request, permissionsSchema, ({ scopes, deny }) => {
      if (scopes !== undefined) office.change({ requireScopes: scopes });
      if (deny !== undefined) office.change({ deny });
      return answer({ scopes: office.rules.requireScopes, deny: office.rules.deny });
    }),
  'POST scenario': (request, { centre }) =>
    withBody(request, scenarioSchema, ({ scenario }) => {
      centre.play(scenario);
      return answer({ scenario });
    }),
  'POST queue': (request, { centre }) =>
    withBody(request, queueSchema, (given) => {
      const isThere =
        'remove' in given ? centre.remove(given.queueId) : centre.rename(given.queueId, given.name);
      return isThere ? answer(given) : refuse(404, 'There is no such queue.');
    }),
};

/** All of the present, or with `from` and `to` what happened between them. */
function readLedger({ query }: PlainRequest, { centre }: ControlParts): ApiAnswer {
  if (!query.has('from') && !query.has('to')) return answer(centre.ledger());
  const parsed = windowSchema.safeParse(Object.fromEntries(query));
  if (!parsed.success) return refuse(400, describeIssue(parsed.error));
  return answer(centre.ledgerWindow(parsed.data.from, parsed.data.to));
}

export function answerControl(request: PlainRequest, parts: ControlParts): ApiAnswer {
  const given = request.headers['x-control-key'];
  if (parts.key !== null && !(typeof given === 'string' && isSame(given, parts.key))) {
    return refuse(403, 'The control key is missing or wrong.', { code: 'not.authorized' });
  }
  const name = request.path.slice(controlPrefix.length);
  const call = calls[`${request.method} ${name}`];
  if (call !== undefined) return call(request, parts);
  const isKnown = Object.keys(calls).some((known) => known.endsWith(` ${name}`));
  return isKnown ? refuse(405, 'Not allowed here.') : refuse(404, 'There is no such control call.');
}

/** Insisting on JSON also keeps web pages out: a browser asks first before it sends that to another origin. */
function withBody<Schema extends z.ZodType>(
  request: PlainRequest,
  schema: Schema,
  act: (body: z.infer<Schema>) => ApiAnswer,
): ApiAnswer {
  const json = readJson(request);
  if (!json.ok) return json.refusal;
  const parsed = schema.safeParse(json.value);
  return parsed.success ? act(parsed.data) : refuse(400, describeIssue(parsed.error));
}

import dns from 'node:dns';
import { readFileSync } from 'node:fs';
import { type MovedWorld, worldVariable } from './outer-world-state.ts';

/*
 * Read by the application's process before the application: sets its clock and its name server off by what stands in a
 * file, anew with each SIGUSR2. The application itself has no hook for that.
 */

const path = process.env[worldVariable];
if (path === undefined) throw new Error(`${worldVariable} names no file`);
const read = () => JSON.parse(readFileSync(path, 'utf8')) as MovedWorld;
const world = { current: read() };
process.on('SIGUSR2', () => {
  world.current = read();
  process.stdout.write(`outer world ${world.current.turn}\n`);
});

const RealDate = Date;
const now = () => RealDate.now() + world.current.clockShiftMs;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});

const lookUp = dns.lookup;
dns.lookup = new Proxy(lookUp, {
  apply(target, self, given) {
    const [name] = given;
    const answer = given.at(-1);
    if (!world.current.lostNames.includes(name)) return Reflect.apply(target, self, given);
    const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {
      code: 'ENOTFOUND',
      errno: -3008,
      syscall: 'getaddrinfo',
      hostname: name,
    });
    process.nextTick(() => answer(error));
    return {};
  },
});

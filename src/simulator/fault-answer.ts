import type { ApiAnswer } from './answer.ts';
import type { DoorStyle } from './door-style.ts';
import type { Fault } from './faults.ts';

/* What is wrong with an answer itself, before it goes onto the wire. */

/** What a fault answers by itself; null where the real answer is needed, or none at all. */
export function toFaultAnswer(fault: Fault, style: DoorStyle): ApiAnswer | null {
  const headers = fault.headers ?? {};
  const { body } = fault;
  switch (fault.kind) {
    case 'status': {
      const status = fault.status ?? 500;
      const usual = status < 400 ? {} : style.refuse(status, 'A fault that was asked for.').body;
      return { status, headers, body: body ?? usual };
    }
    case 'garbage':
      return { status: fault.status ?? 200, headers, body: body ?? '{"results":[{"group":{"queueId":' };
    case 'html':
      return {
        status: fault.status ?? 200,
        headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
        body: body ?? '<!doctype html><html><head><title>Sign in</title></head><body>Sign in</body></html>',
      };
    case 'empty':
      return { status: fault.status ?? 200, headers, body: '' };
    case 'redirect':
      return {
        status: fault.status ?? 302,
        headers: { location: 'http://127.0.0.1:9/elsewhere', ...headers },
        body: body ?? '',
      };
    case 'wrong-shape':
      return { status: fault.status ?? 200, headers, body: body ?? { unexpected: [true] } };
    default:
      return null;
  }
}

/** The real answer with wrong types in it, or under a wrong label. */
export function spoilAnswer(answer: ApiAnswer, fault: Fault | null): ApiAnswer {
  if (fault?.kind === 'content-type') {
    const label = { 'content-type': 'text/plain; charset=utf-8', ...fault.headers };
    return { ...answer, headers: { ...answer.headers, ...label } };
  }
  return fault?.kind === 'wrong-types' ? { ...answer, body: mistype(answer.body) } : answer;
}

/** Every number becomes a word or an object; where there is none, every text becomes an object. */
function mistype(body: unknown): unknown {
  const hasNumber = /:-?\d|\[-?\d/.test(JSON.stringify(body) ?? '');
  let count = 0;
  const spoil = (value: unknown): unknown => {
    if (typeof value === (hasNumber ? 'number' : 'string')) {
      count += 1;
      return count % 2 === 1 && hasNumber ? 'many' : { value };
    }
    if (Array.isArray(value)) return value.map(spoil);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spoil(inner)]));
  };
  return spoil(body);
}

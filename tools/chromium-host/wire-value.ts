export interface WireCodec {
  pack(value: unknown): string;
  unpack(text: string): unknown;
}

/**
 * Carries what the structured clone algorithm carries (docs/api/ipc-renderer: "Arguments will be serialized with
 * the Structured Clone Algorithm") as JSON text. It runs on both sides: in the page its source is injected, so it must
 * not refer to anything outside itself.
 */
export function createWireCodec(): WireCodec {
  const views = {
    Uint8Array,
    Uint8ClampedArray,
    Uint16Array,
    Uint32Array,
    Int8Array,
    Int16Array,
    Int32Array,
    Float32Array,
    Float64Array,
  };
  const toText = (bytes: Uint8Array) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  };
  const toBytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const tag = (value: unknown): unknown => {
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
    if (typeof value === 'number') return Number.isFinite(value) ? value : { $: 'number', v: String(value) };
    if (typeof value === 'function' || typeof value === 'symbol')
      throw new Error('An object could not be cloned.');
    if (value instanceof Date) return { $: 'date', v: value.getTime() };
    if (value instanceof Map) return { $: 'map', v: [...value].map((pair) => pair.map(tag)) };
    if (value instanceof Set) return { $: 'set', v: [...value].map(tag) };
    if (value instanceof Error) return { $: 'error', v: { name: value.name, message: value.message } };
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: toText(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      const kind = Object.entries(views).find(([, View]) => value instanceof View)?.[0];
      if (kind === undefined) throw new Error('An object could not be cloned.');
      return { $: 'view', t: kind, v: toText(bytes) };
    }
    if (Array.isArray(value)) return value.map(tag);
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).map(([key, part]) => [key, tag(part)] as const);
      const plain = Object.fromEntries(entries);
      return '$' in plain ? { $: 'object', v: plain } : plain;
    }
    return value;
  };
  const untagParts = (value: object) =>
    Object.fromEntries(Object.entries(value).map(([key, part]) => [key, untag(part)]));
  const untag = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(untag);
    if (typeof value !== 'object' || value === null) return value;
    if (!('$' in value)) return untagParts(value);
    const { $: kind, v, t } = value as { $: string; v: never; t?: keyof typeof views };
    if (kind === 'undefined') return undefined;
    if (kind === 'bigint') return BigInt(v);
    if (kind === 'number') return Number(v);
    if (kind === 'date') return new Date(v);
    if (kind === 'map')
      return new Map((v as unknown[][]).map((pair) => pair.map(untag) as [unknown, unknown]));
    if (kind === 'set') return new Set((v as unknown[]).map(untag));
    if (kind === 'error') return Object.assign(new Error((v as Error).message), { name: (v as Error).name });
    if (kind === 'buffer') return toBytes(v).buffer;
    if (kind === 'view') return new views[t ?? 'Uint8Array'](toBytes(v).buffer);
    return untagParts(v);
  };
  return {
    pack: (value) => JSON.stringify(tag(value)),
    unpack(text) {
      const value: unknown = JSON.parse(text);
      return text.includes('"$":') ? untag(value) : value;
    },
  };
}

import { createRequire } from 'node:module';

interface Sink {
  _offset: number;
  put(bytes: Buffer): Sink;
}

interface Marshaller {
  marshall(sink: Sink, value: unknown): void;
}

interface Marshallers {
  MakeSimpleMarshaller(type: string): Marshaller;
}

/**
 * dbus-next writes an array of bytes one by one: 25 ms and 4 MB of garbage each time that a panel asks for the icon, which
 * it does whenever the tooltip changes. From here on the only element of such an array may be all its bytes.
 */
export function writeBytesAtOnce(): void {
  const marshallers: Marshallers = createRequire(import.meta.url)('dbus-next/lib/marshallers');
  const make = marshallers.MakeSimpleMarshaller;
  marshallers.MakeSimpleMarshaller = (type) => {
    const single = make(type);
    if (type !== 'y') return single;
    return {
      marshall(sink, value) {
        if (!(value instanceof Uint8Array)) return single.marshall(sink, value);
        sink.put(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
        sink._offset += value.byteLength;
      },
    };
  };
}

import { useEffect, useState } from 'react';
import type { ConnectionStatus } from '../../shared/board.ts';
import type { KeptConnection } from '../../shared/kept-connection.ts';
import type { Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';

interface KeptConnections {
  /** Null until they were read. */
  connections: readonly KeptConnection[] | null;
  trouble: Trouble | null;
  /** After a change that the pushes do not show. */
  reload: () => void;
}

/** All connections that main keeps, read anew when those that are polled change. */
export function useKeptConnections(polled: readonly ConnectionStatus[]): KeptConnections {
  const { bridge } = useServices();
  const [read, setRead] = useState<Omit<KeptConnections, 'reload'>>({ connections: null, trouble: null });
  const [serial, setSerial] = useState(0);
  const names = JSON.stringify(polled.map(({ id, name }) => [id, name]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `serial` and `names` say that it is time to read again
  useEffect(() => {
    let isWanted = true;
    void bridge.call('connections.list', {}).then((reply) => {
      if (!isWanted) return;
      if (reply.ok) setRead({ connections: reply.value.connections, trouble: null });
      else setRead((before) => ({ ...before, trouble: reply.trouble }));
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, names, serial]);
  return { ...read, reload: () => setSerial((before) => before + 1) };
}

import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAuthority } from '../vendors/certificates.ts';
import { ConnectProxy } from '../vendors/connect-proxy.ts';
import type { Stage } from './stage.ts';
import type { Tenant } from './tenant.ts';

/** The network of a company: out by a proxy only, whose certificates no computer knows by itself. */
export interface CompanyNetwork {
  proxy: ConnectProxy;
  /** Holds the authority that signed what is shown for the vendor's hosts. */
  caFile: string;
  stop(): Promise<void>;
}

/** Leads to the tenant under the vendor's own names: only those have a page that a browser may open. */
export async function openCompanyNetwork(
  stage: Stage,
  tenant: Tenant,
  hosts: readonly string[],
  /** The header without which its proxy lets nobody out. */
  authorization?: string,
): Promise<CompanyNetwork> {
  const authority = await createAuthority('CN=Acme Inspection CA');
  const caFile = join(stage.desktop.env.HOME ?? '', 'acme.pem');
  writeFileSync(caFile, authority.pem);
  const { host } = new URL(tenant.simulator.url);
  const front = createServer(await authority.issue(hosts), (incoming, response) => {
    // The simulator serves its own name only.
    const headers = { ...incoming.headers, host };
    const onward = request(
      `http://${host}${incoming.url}`,
      { method: incoming.method, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  });
  // Whoever does not trust the certificate hangs up on the handshake.
  front.on('tlsClientError', () => {});
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  const { port } = front.address() as AddressInfo;
  const proxy = await new ConnectProxy({
    port,
    ...(authorization === undefined ? {} : { authorization }),
  }).start();
  return {
    proxy,
    caFile,
    async stop() {
      await proxy.stop();
      front.closeAllConnections();
      front.close();
    },
  };
}

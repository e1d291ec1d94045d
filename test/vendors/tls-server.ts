import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** A vendor behind TLS that answers `{}` to everything and counts what reaches it. */
export class TlsServer {
  requests = 0;
  /** TLS connections, whether or not anything was asked over them. */
  connections = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor(credentials: { cert: string; key: string }) {
    this.#server = createServer(credentials, (_request, response) => {
      this.requests += 1;
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    this.#server.on('connection', (socket: Socket) => this.#sockets.add(socket));
    this.#server.on('secureConnection', () => {
      this.connections += 1;
    });
    // Whoever does not trust the certificate hangs up on the handshake.
    this.#server.on('tlsClientError', () => {});
  }

  async start(host = '127.0.0.1'): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, host, resolve));
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

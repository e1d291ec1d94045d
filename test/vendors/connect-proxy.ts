import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';

interface Asked {
  /** What CONNECT named. */
  target: string;
  authorization: string | null;
}

export interface ConnectProxyOptions {
  /** Where every tunnel ends, whatever was asked for: names of the outside need no name server here. */
  port: number;
  /** Refuses with this instead. */
  refusal?: { status: number; headers?: Record<string, string | string[]>; body?: string };
  /** Lets only this header through, and asks everyone else for a basic sign-in. */
  authorization?: string;
  tls?: { cert: string; key: string };
}

/** A proxy as companies have them: CONNECT and nothing else. */
export class ConnectProxy {
  readonly asked: Asked[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #scheme: string;
  refusal: ConnectProxyOptions['refusal'];

  constructor(options: ConnectProxyOptions) {
    this.refusal = options.refusal;
    this.#scheme = options.tls === undefined ? 'http' : 'https';
    this.#server = options.tls === undefined ? createServer() : createTlsServer(options.tls);
    this.#server.on('connection', (socket: Socket) => this.#sockets.add(socket));
    this.#server.on('connect', (request, socket: Socket, head: Buffer) => {
      const authorization = request.headers['proxy-authorization'] ?? null;
      this.asked.push({ target: request.url ?? '', authorization });
      const isKnown = options.authorization === undefined || options.authorization === authorization;
      const refusal =
        this.refusal ??
        (isKnown ? null : { status: 407, headers: { 'proxy-authenticate': 'Basic realm="out, of here"' } });
      socket.on('error', () => socket.destroy());
      if (refusal !== null) {
        const { status, headers = {}, body = '' } = refusal;
        const lines = Object.entries(headers).flatMap(([name, value]) =>
          [value].flat().map((one) => `${name}: ${one}`),
        );
        socket.end(
          [`HTTP/1.1 ${status} No`, ...lines, `content-length: ${body.length}`, '', body].join('\r\n'),
        );
        return;
      }
      const onward = connect(options.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.write(head);
        onward.pipe(socket).pipe(onward);
      });
      this.#sockets.add(onward);
      onward.on('error', () => socket.destroy());
    });
  }

  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return this;
  }

  /** `host:port` */
  get name(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `${this.#scheme}://${this.name}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

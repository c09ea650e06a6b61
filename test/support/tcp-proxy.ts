// A line between a client and a server that a test can cut and mend.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /**
   * Breaks every connection just when the next answer comes, so that it is lost; new ones come
   * through.
   */
  loseAnswer(): void;
  /** Breaks every connection and refuses new ones, until `mend`. */
  cut(): void;
  /** Takes connections and bytes, and passes none on, until `mend`. */
  hang(): void;
  /** Takes no connection, until `mend`. */
  refuse(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let isRefusing = false;
  let isHanging = false;
  let losesNext = false;
  function keep(socket: Socket, other: Socket): void {
    sockets.add(socket);
    // That a line breaks is what this is for: both ends are told by the break itself.
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  }
  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const upstream = connect(target, '127.0.0.1');
    keep(client, upstream);
    keep(upstream, client);
    client.on('data', (asked) => {
      if (!isHanging) upstream.write(asked);
    });
    client.on('end', () => upstream.end());
    upstream.on('data', (answer) => {
      if (losesNext) drop();
      else if (!isHanging) client.write(answer);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  function drop(): void {
    losesNext = false;
    for (const socket of sockets) socket.destroy();
  }
  return {
    port,
    loseAnswer() {
      losesNext = true;
    },
    cut() {
      isCut = true;
      drop();
    },
    refuse() {
      server.close();
      isRefusing = true;
      drop();
    },
    hang() {
      isHanging = true;
    },
    mend() {
      // What was swallowed meanwhile is missing for ever.
      if (isHanging) drop();
      isHanging = false;
      if (isRefusing) server.listen(port, '127.0.0.1');
      isRefusing = false;
      isCut = false;
    },
    async close() {
      drop();
      server.close();
      await once(server, 'close');
    },
  };
}

import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** Stands between a server and those who connect to it, and fails as a network or a server does. */
export interface TcpProxy {
  port: number;
  /** Lets nothing through; what was sent waits. */
  pause(): void;
  resume(): void;
  /** Lets nothing through on the connections that there are, for ever, but neither side learns of it. */
  abandon(): void;
  /** Keeps what the server answers from now on to itself, on the connections that there are. */
  swallowAnswers(): void;
  /** Cuts every connection and takes no new ones. */
  close(): Promise<void>;
  reopen(): Promise<void>;
  /** Leads new connections elsewhere, and leaves those that there are. */
  redirect(target: ProxyTarget): void;
}

export interface ProxyTarget {
  host: string;
  port: number;
}

export async function startTcpProxy(firstTarget: ProxyTarget): Promise<TcpProxy> {
  let target = firstTarget;
  const sockets = new Set<Socket>();
  const upstreams = new Set<Socket>();
  let paused = false;

  function keep(socket: Socket, peer: Socket): void {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => {
      sockets.delete(socket);
      peer.destroy();
    });
    socket.on("data", (chunk) => peer.write(chunk));
    if (paused) socket.pause();
  }

  async function listen(port: number): Promise<Server> {
    const listening = createServer((client) => {
      const upstream = connect(target);
      upstreams.add(upstream);
      upstream.on("close", () => upstreams.delete(upstream));
      keep(client, upstream);
      keep(upstream, client);
    });
    listening.listen(port, "127.0.0.1");
    await once(listening, "listening");
    return listening;
  }

  let server = await listen(0);
  const { port } = server.address() as AddressInfo;

  return {
    port,
    pause() {
      paused = true;
      for (const socket of sockets) socket.pause();
    },
    resume() {
      paused = false;
      for (const socket of sockets) socket.resume();
    },
    abandon() {
      for (const socket of sockets) socket.pause();
    },
    swallowAnswers() {
      for (const upstream of upstreams) upstream.removeAllListeners("data").resume();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
    async reopen() {
      server = await listen(port);
    },
    redirect(next) {
      target = next;
    },
  };
}

import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** Stands between a server and those who connect to it, and fails as a network or a server does. */
export interface Proxy {
  port: number;
  /** Lets nothing through; what was sent waits. */
  pause(): void;
  resume(): void;
  /** Cuts every connection and takes no new ones. */
  close(): Promise<void>;
  reopen(): Promise<void>;
}

export async function startProxy(target: { host: string; port: number }): Promise<Proxy> {
  const sockets = new Set<Socket>();
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
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
    async reopen() {
      server = await listen(port);
    },
  };
}

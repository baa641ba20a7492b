import { once } from "node:events";
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from "node:net";

/** A port of this machine, or the path of a Unix socket. */
export type ProxyTarget = { port: number } | { path: string };

export type ProxyMode =
  | "pass"
  /** Every connection is reset, old and new ones alike. */
  | "reset"
  /** Connections stay, new ones are taken, and nothing passes: no byte, no end. */
  | "blackhole";

/** Stands between a server and those who connect to it, and fails as a network does. */
export interface TcpProxy {
  port: number;
  /** Where new connections lead. */
  setTarget(target: ProxyTarget): void;
  setMode(mode: ProxyMode): void;
  /** Has so many of the connections, the oldest ones, take in next to nothing, until the next mode is set. */
  slowDown(count: number): void;
  /** Takes no new connections. */
  close(): void;
}

/** What a slow reader takes in, and how often: enough for its pings, too little for a busy room. */
const SLOW_READ_BYTES = 1_000;
const SLOW_READ_INTERVAL_MS = 200;

interface Link {
  client: Socket;
  /** Undefined while a black hole keeps the connection waiting. */
  upstream?: Socket;
  slowReading?: NodeJS.Timeout;
}

export async function startTcpProxy(firstTarget: ProxyTarget): Promise<TcpProxy> {
  const links = new Set<Link>();
  let target = firstTarget;
  let mode: ProxyMode = "pass";

  function accept(client: Socket): void {
    const link: Link = { client };
    links.add(link);
    client.setNoDelay(true);
    client.on("error", () => {});
    client.on("close", () => {
      links.delete(link);
      clearInterval(link.slowReading);
      link.upstream?.destroy();
    });
    apply(link);
  }

  function apply(link: Link): void {
    clearInterval(link.slowReading);
    if (mode === "reset") link.client.resetAndDestroy();
    else if (mode === "blackhole") hold(link);
    else if (link.upstream) pass(link);
    else connectUpstream(link);
  }

  function connectUpstream(link: Link): void {
    const upstream = connect({ ...target, allowHalfOpen: true, host: "127.0.0.1" } as NetConnectOpts);
    link.upstream = upstream;
    upstream.setNoDelay(true);
    upstream.on("error", () => link.client.resetAndDestroy());
    upstream.on("close", (hadError) => {
      if (hadError) link.client.resetAndDestroy();
    });
    pass(link);
  }

  function pass({ client, upstream }: Link): void {
    if (!upstream) return;
    unjoin(client, upstream);
    client.pipe(upstream);
    upstream.pipe(client);
  }

  function hold({ client, upstream }: Link): void {
    client.pause();
    if (upstream) unjoin(client, upstream);
  }

  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, accept);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    port: (server.address() as AddressInfo).port,
    setTarget(next) {
      target = next;
    },
    setMode(next) {
      mode = next;
      for (const link of links) apply(link);
    },
    slowDown(count) {
      for (const link of [...links].slice(0, count)) readSlowly(link);
    },
    close: () => void server.close(),
  };
}

function unjoin(client: Socket, upstream: Socket): void {
  client.unpipe(upstream);
  upstream.unpipe(client);
  client.pause();
  upstream.pause();
}

function readSlowly(link: Link): void {
  const { client, upstream } = link;
  if (!upstream) return;
  clearInterval(link.slowReading);
  upstream.unpipe(client);
  upstream.pause();
  link.slowReading = setInterval(() => {
    upstream.read(0);
    const chunk: Buffer | null = upstream.read(Math.min(SLOW_READ_BYTES, upstream.readableLength));
    if (chunk) client.write(chunk);
  }, SLOW_READ_INTERVAL_MS);
}

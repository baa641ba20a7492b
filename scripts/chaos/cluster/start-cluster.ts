import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { migrate } from "../../launcher/database.ts";
import { type ProxyLink, type ProxyTarget, startProxies } from "../proxy/start-proxies.ts";
import type { BrokerKind } from "./broker-kind.ts";
import { startLoadBalancer } from "./load-balancer.ts";
import { type PostgresServer, startPostgresServer } from "./postgres-server.ts";
import { createRealtimeNode, type RealtimeNode } from "./realtime-node.ts";
import { type RedisServer, startRedisServer } from "./redis-server.ts";

export type Balancer = "haproxy" | "none";

export interface ClusterOptions {
  root: string;
  /** For what lasts as long as the cluster. */
  directory: string;
  logDirectory: string;
  broker: BrokerKind;
  balancer: Balancer;
  nodeCount: number;
  sessionSecret: string;
  /** How a node is run. */
  nodeCommand: readonly [program: string, ...args: string[]];
  report(step: string): void;
}

/** A whole Banter but for the web app, every part of which can be made to fail. */
export interface Cluster {
  broker: BrokerKind;
  nodes: readonly RealtimeNode[];
  /** Null with the Postgres broker. */
  redis: RedisServer | null;
  postgres: PostgresServer;
  /** Between a node and its broker, in the order of `nodes`. */
  brokerLinks: readonly ProxyLink[];
  /** Between a node and the database that holds the truth, in the order of `nodes`. */
  databaseLinks: readonly ProxyLink[];
  /** Between the clients, or their load balancer, and a node. */
  clientLinks: readonly ProxyLink[];
  /** What clients connect to: the load balancer, or without one every node. */
  realtimeUrls: readonly string[];
  /** What no fault excuses, since the last call. */
  takeIncidents(): string[];
  /** What is still running when this process ends is stopped then. */
  stop(): Promise<void>;
}

/** How long a draining node gives its clients. */
const DRAIN_SECONDS = 3;
/** Bots are faster than people, and are not what is tested here. */
export const NO_LIMITS = {
  MESSAGES_PER_USER_PER_SECOND: "10000",
  MESSAGES_PER_USER_BURST: "100000",
  EVENTS_PER_USER_PER_SECOND: "100000",
  EVENTS_PER_USER_BURST: "1000000",
};
const NOWHERE: ProxyTarget = { port: 1 };

/** Everything it starts ends with this process. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { root, directory, broker, report } = options;
  const incidents: string[] = [];
  await mkdir(options.logDirectory, { recursive: true });
  report("Postgres");
  const postgres = await startPostgresServer(directory);
  await migrate(root, postgres.url, report);
  report(broker === "redis" ? "Redis and proxies" : "proxies");
  const redis = broker === "redis" ? await startRedisServer(directory) : null;
  const proxies = startProxies();
  const databaseTarget: ProxyTarget = { port: Number(new URL(postgres.url).port) };
  const brokerTarget: ProxyTarget = redis ? { path: redis.path } : databaseTarget;
  const names = Array.from({ length: options.nodeCount }, (_, index) => `node-${index + 1}`);
  const brokerLinks = await Promise.all(names.map((name) => proxies.open(`broker of ${name}`, brokerTarget)));
  const databaseLinks = await Promise.all(names.map((name) => proxies.open(`database of ${name}`, databaseTarget)));
  const clientLinks = await Promise.all(names.map((name) => proxies.open(`clients of ${name}`, NOWHERE)));

  const nodes = names.map((name, index) => {
    const [brokerLink, databaseLink, clientLink] = [brokerLinks[index], databaseLinks[index], clientLinks[index]];
    if (!brokerLink || !databaseLink || !clientLink) throw new Error("a node has no proxies");
    const [program, ...args] = options.nodeCommand;
    return createRealtimeNode({
      name,
      command: [program, ...args],
      cwd: join(root, "apps", "realtime"),
      environment: {
        ...NO_LIMITS,
        PATH: process.env.PATH,
        NODE_ENV: "production",
        NODE_ID: name,
        REALTIME_PORT: "0",
        DATABASE_URL: throughPort(postgres.url, databaseLink.port),
        BROKER_URL: brokerUrl(broker, postgres.url, brokerLink.port),
        SESSION_SECRET: options.sessionSecret,
        DRAIN_SECONDS: String(DRAIN_SECONDS),
      },
      drainMs: DRAIN_SECONDS * 1_000,
      logFile: join(options.logDirectory, `${name}.log`),
      onPort: (port) => clientLink.setTarget({ port }),
      onIncident: (incident) => incidents.push(incident),
    });
  });

  report("realtime nodes");
  await Promise.all(nodes.map((node) => node.start()));
  const nodePorts = clientLinks.map(({ port }) => port);
  const balancer = options.balancer === "haproxy" ? await startLoadBalancer(directory, nodePorts) : null;
  const ports = balancer ? [balancer.port] : nodePorts;
  return {
    broker,
    nodes,
    redis,
    postgres,
    brokerLinks,
    databaseLinks,
    clientLinks,
    realtimeUrls: ports.map((port) => `http://127.0.0.1:${port}`),
    takeIncidents: () => incidents.splice(0),
    async stop() {
      await balancer?.stop();
      await Promise.all(nodes.map((node) => node.kill()));
      await redis?.kill();
      await proxies.stop();
      await postgres.remove();
    },
  };
}

/** The broker's address by way of the node's own proxy. */
function brokerUrl(broker: BrokerKind, postgresUrl: string, port: number): string {
  if (broker === "redis") return `redis://127.0.0.1:${port}`;
  return throughPort(postgresUrl, port);
}

function throughPort(address: string, port: number): string {
  const url = new URL(address);
  url.port = String(port);
  return url.href;
}

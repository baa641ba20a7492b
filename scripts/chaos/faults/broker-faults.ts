import { BROKERS } from "../cluster/broker-kind.ts";
import type { RedisServer } from "../cluster/redis-server.ts";
import type { Cluster } from "../cluster/start-cluster.ts";
import { type Fault, pickByDraw } from "./fault.ts";

export const redisKill: Fault = {
  name: "redis-kill",
  title: "kill -9 Redis, and restart it empty",
  hits: "broker",
  brokers: ["redis"],
  holdMs: [500, 4_000],
  isSurvivable: false,
  async inject({ cluster }) {
    const redis = requireRedis(cluster);
    await redis.kill();
    return { detail: "no Redis, then an empty one", heal: () => redis.start() };
  },
};

export const redisHang: Fault = {
  name: "redis-hang",
  title: "SIGSTOP Redis: connections stay, nothing answers",
  hits: "broker",
  brokers: ["redis"],
  holdMs: [2_000, 8_000],
  isSurvivable: false,
  async inject({ cluster }) {
    const redis = requireRedis(cluster);
    redis.pause();
    return { detail: "Redis stood still", heal: async () => redis.resume() };
  },
};

export const brokerCut: Fault = {
  name: "broker-cut",
  title: "cut a node from the broker, by resets or a black hole",
  hits: "broker",
  brokers: BROKERS,
  holdMs: [1_500, 8_000],
  isSurvivable: false,
  async inject({ cluster }, { draws: [which, how] }) {
    const link = pickByDraw(cluster.brokerLinks, which);
    const mode = pickByDraw(["reset", "blackhole"] as const, how);
    await link.setMode(mode);
    const node = cluster.nodes[cluster.brokerLinks.indexOf(link)];
    return {
      detail: `${mode} between ${node?.name} and its broker`,
      heal: () => link.setMode("pass"),
    };
  },
};

function requireRedis({ redis }: Cluster): RedisServer {
  if (!redis) throw new Error("this cluster has no Redis");
  return redis;
}

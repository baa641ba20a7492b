import { BROKERS } from "../cluster/broker-kind.ts";
import { type Fault, pickByDraw } from "./fault.ts";

/** One kill in so many takes two nodes at once. */
const KILLS_OF_TWO_SHARE = 0.25;

export const nodeKill: Fault = {
  name: "node-kill",
  title: "kill -9 a node, or two at once, and start it anew",
  hits: "nodes",
  brokers: BROKERS,
  holdMs: [1_000, 3_000],
  isSurvivable: true,
  async inject({ cluster, countByNode }, { draws: [which, howMany] }) {
    const first = pickByDraw(cluster.nodes, which);
    const others = cluster.nodes.filter((node) => node !== first);
    const killed = howMany < KILLS_OF_TWO_SHARE ? [first, ...others.slice(0, 1)] : [first];
    const counts = countByNode();
    const hitBots = killed.reduce((sum, { name }) => sum + (counts.get(name) ?? 0), 0);
    await Promise.all(killed.map((node) => node.kill()));
    return {
      detail: `killed ${killed.map(({ name }) => name).join(" and ")}, which had ${hitBots} bots`,
      async heal() {
        await Promise.all(killed.map((node) => node.start()));
      },
    };
  },
};

export const nodePause: Fault = {
  name: "node-pause",
  title: "SIGSTOP a node, and let it go on later",
  hits: "nodes",
  brokers: BROKERS,
  holdMs: [2_000, 9_000],
  isSurvivable: false,
  async inject({ cluster }, { draws: [which] }) {
    const node = pickByDraw(cluster.nodes, which);
    node.pause();
    return { detail: `${node.name} stood still`, heal: async () => node.resume() };
  },
};

export const rollingRestart: Fault = {
  name: "rolling-restart",
  title: "SIGTERM one node after the other, each drains and is started anew",
  hits: "nodes",
  brokers: BROKERS,
  holdMs: [0, 0],
  isSurvivable: false,
  isAnnounced: true,
  async inject({ cluster }) {
    for (const node of cluster.nodes) {
      await node.drain();
      await node.start();
    }
    return { detail: `restarted ${cluster.nodes.length} nodes`, heal: async () => {} };
  },
};

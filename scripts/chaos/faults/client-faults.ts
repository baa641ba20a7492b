import { BROKERS } from "../cluster/broker-kind.ts";
import { type Fault, pickByDraw } from "./fault.ts";

export const clientsReset: Fault = {
  name: "clients-reset",
  title: "reset every connection between clients and a node, old and new",
  hits: "clients",
  brokers: BROKERS,
  holdMs: [500, 3_000],
  isSurvivable: true,
  async inject({ cluster }, { draws: [which] }) {
    const link = pickByDraw(cluster.clientLinks, which);
    await link.setMode("reset");
    const node = cluster.nodes[cluster.clientLinks.indexOf(link)];
    return { detail: `resets at ${node?.name}`, heal: () => link.setMode("pass") };
  },
};

export const clientsBlackhole: Fault = {
  name: "clients-blackhole",
  title: "let nothing through between clients and a node, without a word",
  hits: "clients",
  brokers: BROKERS,
  holdMs: [3_000, 9_000],
  isSurvivable: false,
  async inject({ cluster }, { draws: [which] }) {
    const link = pickByDraw(cluster.clientLinks, which);
    await link.setMode("blackhole");
    const node = cluster.nodes[cluster.clientLinks.indexOf(link)];
    return { detail: `a black hole before ${node?.name}`, heal: () => link.setMode("pass") };
  },
};

const SLOW_READERS_PER_NODE = 2;

export const slowConsumers: Fault = {
  name: "slow-consumers",
  title: "have some clients of each node all but stop reading, while messages are large",
  hits: "clients",
  brokers: BROKERS,
  holdMs: [8_000, 12_000],
  isSurvivable: false,
  // Else all that a slow reader does not take in would fit into the buffers of its connection.
  needsLargeMessages: true,
  async inject({ cluster }) {
    await Promise.all(cluster.clientLinks.map((link) => link.slowDown(SLOW_READERS_PER_NODE)));
    return {
      detail: `${SLOW_READERS_PER_NODE} slow readers at each node`,
      async heal() {
        await Promise.all(cluster.clientLinks.map((link) => link.setMode("pass")));
      },
    };
  },
};

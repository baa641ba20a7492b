import { setTimeout as sleep } from "node:timers/promises";
import { BROKERS } from "../cluster/broker-kind.ts";
import { type Fault, pickByDraw } from "./fault.ts";

export const postgresCrash: Fault = {
  name: "postgres-crash",
  title: "stop Postgres as `pg_ctl stop -m immediate` does, and start it again",
  hits: "database",
  brokers: BROKERS,
  holdMs: [0, 3_000],
  isSurvivable: false,
  async inject({ cluster }) {
    await cluster.postgres.crash();
    return { detail: "no Postgres, then one that recovers", heal: () => cluster.postgres.start() };
  },
};

export const databaseHang: Fault = {
  name: "database-hang",
  title: "SIGSTOP Postgres and all of its backends: connections stay, nothing answers",
  hits: "database",
  brokers: BROKERS,
  // Sometimes longer than a message may wait to be stored.
  holdMs: [2_000, 12_000],
  isSurvivable: false,
  strikesLast: true,
  async inject({ cluster }) {
    await cluster.postgres.pause();
    return { detail: "Postgres stood still", heal: async () => cluster.postgres.resume() };
  },
};

export const databaseCut: Fault = {
  name: "database-cut",
  title: "cut a node from Postgres, by resets or a black hole",
  hits: "database",
  brokers: BROKERS,
  holdMs: [2_000, 12_000],
  isSurvivable: false,
  async inject({ cluster }, { draws: [which, how] }) {
    const link = pickByDraw(cluster.databaseLinks, which);
    const mode = pickByDraw(["reset", "blackhole"] as const, how);
    await link.setMode(mode);
    const node = cluster.nodes[cluster.databaseLinks.indexOf(link)];
    return { detail: `${mode} between ${node?.name} and Postgres`, heal: () => link.setMode("pass") };
  },
};

const TERMINATE_INTERVAL_MS = 400;

export const connectionsTerminated: Fault = {
  name: "connections-terminated",
  title: "end every connection to Postgres, over and over",
  hits: "database",
  brokers: BROKERS,
  holdMs: [1_000, 3_000],
  isSurvivable: false,
  async inject({ world }) {
    let healed = false;
    const keepTerminating = async () => {
      while (!healed) {
        await world.terminateConnections();
        await sleep(TERMINATE_INTERVAL_MS);
      }
    };
    const running = keepTerminating();
    return {
      detail: `connections ended every ${TERMINATE_INTERVAL_MS} ms`,
      async heal() {
        healed = true;
        await running;
      },
    };
  },
};

import { setTimeout as sleep } from "node:timers/promises";
import { BROKERS } from "../cluster/broker-kind.ts";
import type { Fault } from "./fault.ts";

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

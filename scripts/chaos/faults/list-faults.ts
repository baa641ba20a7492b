import { brokerCut, redisHang, redisKill } from "./broker-faults.ts";
import { clientsBlackhole, clientsReset, slowConsumers } from "./client-faults.ts";
import { connectionsTerminated, databaseCut, databaseHang, postgresCrash } from "./database-faults.ts";
import type { Fault } from "./fault.ts";
import { nodeKill, nodePause, rollingRestart } from "./node-faults.ts";

export const FAULTS: readonly Fault[] = [
  nodeKill,
  nodePause,
  rollingRestart,
  redisKill,
  redisHang,
  brokerCut,
  clientsReset,
  clientsBlackhole,
  slowConsumers,
  postgresCrash,
  databaseHang,
  databaseCut,
  connectionsTerminated,
];

/** What a short run makes do with: one of each kind, and quick ones. */
export const QUICK_FAULTS: readonly Fault[] = [
  nodeKill,
  rollingRestart,
  redisKill,
  brokerCut,
  clientsReset,
  postgresCrash,
];

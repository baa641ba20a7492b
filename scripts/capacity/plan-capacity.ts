import { ASSUMPTIONS, type Assumptions } from "./assumptions.ts";

export interface Load {
  /** Connected at the same time, at the busiest. */
  sockets: number;
  /** Of a room, those who are online while something is said in it: each message goes to as many. */
  membersOnline: number;
  messagesPerPersonPerMinute: number;
  /** Within which everybody must be back after a whole installation was away. */
  returnSeconds: number;
}

export interface Plan {
  messagesPerSecond: number;
  deliveriesPerSecond: number;
  /** Realtime nodes, one core each, with one to spare. */
  nodes: number;
  /** What decides their number. */
  nodesBecauseOf: "connections" | "memory" | "messages" | "returning" | "two at least";
  /** Cores that Postgres needs, at the busy share. */
  postgresCores: number;
  /** Of the one core that Redis has: above 1, one stream is not enough. */
  redisShare: number;
  diskGibPerDay: number;
  outgoingMbitPerSecond: number;
}

const SECONDS_PER_DAY = 24 * 60 * 60;
const GIB = 1024 ** 3;
/** The busiest hour of a day sees about twice as much as the average one. */
const AVERAGE_TO_PEAK = 0.5;
/** So that one may be restarted. */
const NODES_MIN = 2;

/** What an installation needs for a load, under the assumptions. */
export function planCapacity(load: Load, assumptions: Assumptions = ASSUMPTIONS): Plan {
  const { sockets, membersOnline, messagesPerPersonPerMinute, returnSeconds } = load;
  const messagesPerSecond = (sockets * messagesPerPersonPerMinute) / 60;
  const deliveriesPerSecond = messagesPerSecond * membersOnline;
  const busyCores =
    sockets * assumptions.idleCoresPerSocket + (deliveriesPerSecond * assumptions.usPerDelivery) / 1_000_000;
  const connectCores = (sockets * assumptions.msPerConnect) / 1_000 / returnSeconds;
  const needed = {
    connections: sockets / assumptions.socketsPerNodeMax,
    memory: (sockets * assumptions.kibPerSocket) / 1_024 / assumptions.socketMemoryMib,
    messages: busyCores / assumptions.busyShare,
    // Nobody talks meanwhile, so it may take the whole core.
    returning: connectCores,
    "two at least": NODES_MIN - 1,
  };
  const [because, most] = Object.entries(needed).reduce((highest, entry) => (entry[1] > highest[1] ? entry : highest));
  const nodes = Math.ceil(most) + 1;
  const redisCores = (messagesPerSecond * nodes * assumptions.redisUsPerMessageAndNode) / 1_000_000;
  return {
    messagesPerSecond,
    deliveriesPerSecond,
    nodes,
    nodesBecauseOf: because as Plan["nodesBecauseOf"],
    postgresCores: (messagesPerSecond * assumptions.postgresMsPerMessage) / 1_000 / assumptions.busyShare,
    redisShare: redisCores / assumptions.busyShare,
    diskGibPerDay: (messagesPerSecond * AVERAGE_TO_PEAK * SECONDS_PER_DAY * assumptions.bytesPerMessageStored) / GIB,
    outgoingMbitPerSecond: (deliveriesPerSecond * assumptions.bytesPerDelivery * 8) / 1_000_000,
  };
}

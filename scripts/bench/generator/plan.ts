import type { DialectName } from "./dialects.ts";

export interface Guest {
  token: string;
  roomId: string;
}

/** The server that is measured. */
export interface Site {
  dialect: DialectName;
  /** Clients take turns at these. */
  ports: number[];
  /** Whose CPU time counts, with that of all their descendants. */
  serverPids: number[];
  /** Whose memory counts: those that hold the connections. */
  nodePids: number[];
}

/** What the load generator can be asked to do. */
export type Plan = { site: Site } & (
  | { measure: "connections"; warmUp: Guest[]; guests: Guest[] }
  | { measure: "traffic"; rooms: Guest[][]; inFlightPerRoom: number; messagesPerSecond: number; seconds: number }
);

export interface Deliveries {
  expected: number;
  arrived: number;
  doubled: number;
}

export interface ConnectionsResult {
  cpuMsPerConnection: number;
  kibPerConnection: number;
  /** Of one message to each room afterwards: are the idle ones alive? */
  deliveries: Deliveries;
}

export interface LoadResult {
  deliveriesPerSecond: number;
  deliveriesPerCpuSecond: number;
  p50Ms: number;
  p99Ms: number;
  messages: number;
  acknowledged: number;
  deliveries: Deliveries;
}

export interface TrafficResult {
  saturated: LoadResult;
  steady: LoadResult;
  /** All that were sent, the warm-up's too. */
  messages: number;
}

export type Answer = { result: ConnectionsResult | TrafficResult } | { problem: string };

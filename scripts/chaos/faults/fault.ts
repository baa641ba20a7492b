import type { BrokerKind } from "../cluster/broker-kind.ts";
import type { Cluster } from "../cluster/start-cluster.ts";
import type { World } from "../world.ts";

/** What the schedule says about one fault: drawn from the seed, so the same in each run with that seed. */
export interface PlannedFault {
  fault: Fault;
  holdMs: number;
  /** At least 0 and less than 1 each: what the fault makes of them is its own business. */
  draws: readonly [number, number];
}

export interface FaultSite {
  cluster: Cluster;
  world: World;
  /** Connected bots of each node. */
  countByNode(): Map<string, number>;
}

export interface InjectedFault {
  /** What was done to whom, for the report, which adds how long it lasted. */
  detail: string;
  /** Resolves when what failed is whole again. */
  heal(): Promise<void>;
}

export interface Fault {
  name: string;
  /** In one line, for `--help` and the docs. */
  title: string;
  /** Two faults at once hit different things. */
  hits: "nodes" | "broker" | "clients" | "database";
  brokers: readonly BrokerKind[];
  /** How long it lasts, drawn between these two. */
  holdMs: readonly [min: number, max: number];
  /**
   * Whether what is left of the cluster serves everybody while the fault lasts: then clients must be up to date soon
   * after the fault, without waiting for its healing.
   */
  isSurvivable: boolean;
  /** Everybody is told in time to go elsewhere, and is held to being live again soon. */
  isAnnounced?: boolean;
  /** It comes second in a pair, so that it lasts no longer than its time, however long the other one takes to strike. */
  strikesLast?: boolean;
  /** Messages are as large as they may be while it lasts. */
  needsLargeMessages?: boolean;
  inject(site: FaultSite, plan: PlannedFault): Promise<InjectedFault>;
}

/** The item that a draw falls on. @throws RangeError when there are none. */
export function pickByDraw<Item>(items: readonly Item[], draw: number): Item {
  const item = items[Math.floor(draw * items.length)];
  if (item === undefined) throw new RangeError("There is nothing to pick from");
  return item;
}

import type { DialectName } from "../generator/dialects.ts";
import type { Guest, Site } from "../generator/plan.ts";

/** A chat server that is measured. */
export interface Subject {
  name: DialectName;
  title: string;
  /** Starts its servers anew: what one measurement leaves in memory must not count in the next. */
  start(): Promise<Site>;
  stop(): Promise<void>;
  /** People who are in no room but one, `size` to a room. */
  guests(count: number, size: number): Promise<Guest[][]>;
  /** The same people in new rooms. */
  intoNewRooms(rooms: Guest[][]): Promise<Guest[][]>;
  /** How many messages the rooms hold; null when it stores none. */
  countStored(rooms: Guest[][]): Promise<number | null>;
}

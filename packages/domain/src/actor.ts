import type { Role } from "@banter/protocol";

/** Who acts: a person, through one session that was found valid just now. */
export interface Actor {
  userId: string;
  username: string;
  role: Role;
  sessionId: string;
}

/** As whom and under which session something is written: the statement that commits asks for both. */
export type Acting = Pick<Actor, "userId" | "sessionId">;

/** Where a request without a session comes from. */
export interface Origin {
  /** The client's IP address, IPv4 in dotted form also when it arrived as `::ffff:`. */
  address: string;
  userAgent: string;
}

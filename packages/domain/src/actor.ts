import type { Role } from "@banter/protocol";

/** Who acts: a person, through one session that was found valid just now. */
export interface Actor {
  userId: string;
  username: string;
  role: Role;
  sessionId: string;
}

/** Where a request without a session comes from. */
export interface Origin {
  /** The client's IP address, IPv4 in dotted form also when it arrived as `::ffff:`. */
  address: string;
  userAgent: string;
}

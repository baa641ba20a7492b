/**
 * What things cost, measured in 2026-11 with the production build on two shared cores of a cloud machine, Node 20,
 * Postgres 18 and Redis 7 beside it. docs/scaling.md says how; measure again on the machines you mean to use.
 */
export const ASSUMPTIONS = {
  /** Of a node, a while after its connecting; the rest of what the handshake took is collected later. */
  kibPerSocket: 21,
  /** Of a core of a node, for as long as a socket is open: pings, and looking what each has missed. */
  idleCoresPerSocket: 10e-6,
  /** Core time of a node for one handshake, its session and memberships read. */
  msPerConnect: 0.7,
  /** Core time of a node for each recipient of a message, the message's own share included. */
  usPerDelivery: 30,
  /** Core time of Postgres for each message at a commit of two: larger commits, on a busier node, cost less. */
  postgresMsPerMessage: 0.5,
  /** Core time of Redis for each message, for each node that reads it. Redis has one core for this. */
  redisUsPerMessageAndNode: 25,
  /** Of the database, with indexes, for a message of 30 characters. */
  bytesPerMessageStored: 435,
  /** On the wire to each recipient, with its frame, TLS and TCP: worked out, not measured. */
  bytesPerDelivery: 400,
  /** Of a core, of Postgres and of Redis: what is left is for peaks, and for a node that is lost. */
  busyShare: 0.5,
  /** A node holds no more, whatever it could: so many come back at once when it is lost. */
  socketsPerNodeMax: 20_000,
  /** Memory that a node may take for sockets, of MEMORY_LIMIT_MB. */
  socketMemoryMib: 1_024,
} as const;

export type Assumptions = { readonly [Name in keyof typeof ASSUMPTIONS]: number };

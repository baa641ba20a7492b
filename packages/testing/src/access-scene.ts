import { randomBytes, randomUUID } from "node:crypto";
import { createPasswordHasher, createResetToken } from "@banter/session";
import { v7 as uuidv7 } from "uuid";
import type { TestPerson, TestWorld } from "./test-world.ts";

/** Everybody who may knock, from the least to the most entitled. */
export const CALLERS = [
  /** Has no session. */
  "visitor",
  /** Has an account, and nothing to do with anybody. */
  "stranger",
  /** Banned from the two rooms. */
  "roomBanned",
  /** Banned from Banter; was in the two rooms. */
  "banned",
  /** The owner's friend: in no room but the direct one. */
  "friend",
  /** In the two rooms; the owner blocks them. */
  "blocked",
  /** In the two rooms. */
  "member",
  /** Of the two rooms, and of all that is in them. */
  "owner",
  /** Of Banter; in no room. */
  "admin",
] as const;

export type Caller = (typeof CALLERS)[number];

export type AccessScene = Awaited<ReturnType<typeof createAccessScene>>;

/** Of a password that nobody knows. */
const hashOfAll = createPasswordHasher({ concurrency: 1 }).hashPassword(randomUUID());

/** Some of everything that can be somebody else's, with texts that nobody can guess. */
export async function createAccessScene(world: TestWorld) {
  const tag = randomBytes(6).toString("hex");
  const secret = (what: string) => `secret-${what}-${tag}`;
  const [owner, member, blocked, friend, banned, roomBanned, stranger] = await Promise.all(
    Array.from({ length: 7 }, () => world.addPerson()),
  );
  const admin = await world.addAdmin();
  if (!owner || !member || !blocked || !friend || !banned || !roomBanned || !stranger) throw new Error("nobody came");
  const people = { owner, member, blocked, friend, banned, roomBanned, stranger, admin };

  const secrets = {
    privateRoomName: secret("private-room-name"),
    privateBody: secret("private-body"),
    publicBody: secret("public-body"),
    directBody: secret("direct-body"),
    reportNote: secret("report-note"),
    userBanReason: secret("user-ban-reason"),
    roomBanReason: secret("room-ban-reason"),
    addressBanReason: secret("address-ban-reason"),
    auditReason: secret("audit-reason"),
    device: secret("device"),
    fileName: secret("file-name"),
  };

  const privateRoom = await world.addRoom(owner, "PRIVATE", secrets.privateRoomName);
  const publicRoom = await world.addRoom(owner, "PUBLIC", `Public ${tag}`);
  for (const roomId of [privateRoom, publicRoom]) {
    for (const { userId } of [member, blocked, banned]) await addMember(world, roomId, userId);
    await world.sql.query("INSERT INTO room_bans (room_id, user_id, banned_by_id, reason) VALUES ($1, $2, $3, $4)", [
      roomId,
      roomBanned.userId,
      owner.userId,
      secrets.roomBanReason,
    ]);
  }
  const directRoom = await addDirectRoom(world, owner, friend);

  const write = async (author: TestPerson, roomId: string, body: string) => {
    const draft = { id: uuidv7(), roomId, clientId: randomUUID(), body, ...asAuthor(author) };
    const [outcome] = await world.database.messages.writeMessages([draft]);
    if (outcome?.kind !== "written") throw new Error(`the message was not written: ${outcome?.kind}`);
    return outcome.message.id;
  };
  const privateMessage = await write(owner, privateRoom, secrets.privateBody);
  const publicMessage = await write(owner, publicRoom, secrets.publicBody);
  const directMessage = await write(owner, directRoom, secrets.directBody);

  await world.sql.query("INSERT INTO blocks (blocker_id, blocked_id) VALUES ($1, $2)", [owner.userId, blocked.userId]);
  await world.sql.query("UPDATE sessions SET user_agent = $2 WHERE user_id = $1", [owner.userId, secrets.device]);
  const passwordHash = await hashOfAll;
  await world.sql.query("UPDATE users SET password_hash = $2 WHERE id = ANY ($1)", [
    Object.values(people).map(({ userId }) => userId),
    passwordHash,
  ]);
  const attachmentId = uuidv7();
  await world.sql.query(
    "INSERT INTO attachments (id, owner_id, name, size_bytes, stored_at) VALUES ($1, $2, $3, 1, now())",
    [attachmentId, owner.userId, secrets.fileName],
  );
  const inviteId = uuidv7();
  const invite = createResetToken();
  await world.sql.query(
    "INSERT INTO room_invites (id, room_id, token_sha256, created_by_id, expires_at, max_uses) VALUES ($1, $2, $3, $4, now() + interval '1 day', 9)",
    [inviteId, privateRoom, invite.tokenSha256, owner.userId],
  );
  const reset = createResetToken();
  await world.sql.query(
    "INSERT INTO password_resets (token_sha256, user_id, expires_at) VALUES ($1, $2, now() + interval '1 day')",
    [reset.tokenSha256, owner.userId],
  );
  const reportId = uuidv7();
  await world.sql.query(
    "INSERT INTO reports (id, message_id, reporter_id, reason, note, body) VALUES ($1, $2, $3, 'SPAM', $4, $5)",
    [reportId, privateMessage, member.userId, secrets.reportNote, secrets.privateBody],
  );
  await world.sql.query("INSERT INTO user_bans (id, user_id, banned_by_id, reason) VALUES ($1, $2, $3, $4)", [
    uuidv7(),
    banned.userId,
    admin.userId,
    secrets.userBanReason,
  ]);
  const addressBanId = uuidv7();
  const network = `198.18.${randomBytes(1)[0]}.${randomBytes(1)[0]}/32`;
  await world.sql.query("INSERT INTO ip_bans (id, network, banned_by_id, reason) VALUES ($1, $2, $3, $4)", [
    addressBanId,
    network,
    admin.userId,
    secrets.addressBanReason,
  ]);
  await world.sql.query(
    "INSERT INTO audit_entries (id, action, actor_id, actor_name, target_kind, target_id, target_name, reason) VALUES ($1, 'ban_user', $2, $3, 'user', $4, $5, $6)",
    [uuidv7(), admin.userId, admin.username, banned.userId, banned.username, secrets.auditReason],
  );

  return {
    people,
    privateRoom,
    publicRoom,
    /** Of the owner and the friend. */
    directRoom,
    /** All by the owner. */
    privateMessage,
    publicMessage,
    directMessage,
    /** Uploaded by the owner, and not sent. */
    attachmentId,
    inviteId,
    reportId,
    addressBanId,
    secrets: { ...secrets, inviteToken: invite.token, resetToken: reset.token, passwordHash },

    /** The session that a caller comes with. */
    tokenOf: (caller: Caller) => (caller === "visitor" ? undefined : people[caller].token),
  };
}

export type Secret = keyof AccessScene["secrets"];

/** What each caller may come to read without any surprise; everything else is somebody else's. */
const MAY_READ: Record<Caller, readonly Secret[]> = {
  visitor: [],
  stranger: [],
  roomBanned: [],
  banned: ["userBanReason"],
  friend: ["directBody", "device"],
  blocked: ["privateRoomName", "privateBody", "publicBody"],
  member: ["privateRoomName", "privateBody", "publicBody", "reportNote"],
  owner: ["privateRoomName", "privateBody", "publicBody", "directBody", "roomBanReason", "device", "fileName"],
  admin: [
    "privateRoomName",
    "privateBody",
    "publicBody",
    "reportNote",
    "userBanReason",
    "roomBanReason",
    "addressBanReason",
    "auditReason",
    "device",
  ],
};

/** The names of other people's secrets that a text holds, but for those `allowed`. */
export function findLeaks(
  text: string,
  { secrets, people }: AccessScene,
  caller: Caller,
  allowed: readonly Secret[] = [],
): string[] {
  const names = Object.keys(secrets) as Secret[];
  const leaked: string[] = names.filter(
    (name) => text.includes(secrets[name]) && !MAY_READ[caller].includes(name) && !allowed.includes(name),
  );
  for (const [whose, { token }] of Object.entries(people)) {
    if (whose !== caller && text.includes(token)) leaked.push(`the token of ${whose}`);
  }
  return leaked;
}

/** Counts of attempts, who is connected and from where, and what processes note for themselves: these change whatever is refused. */
const NOT_CONTENT = [
  "throttles",
  "presences",
  "realtime_nodes",
  "session_addresses",
  "socket_io_attachments",
  "_prisma_migrations",
];
/** When somebody was last seen changes with each request that they make. */
const NOT_CONTENT_COLUMNS = ["last_used_at", "last_seen_at", "seen_at"];

/** A digest of every row of every table: the same as long as nothing was changed. */
export async function digestContent({ sql }: Pick<TestWorld, "sql">): Promise<Record<string, string>> {
  const { rows: tables } = await sql.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1) ORDER BY 1",
    [NOT_CONTENT],
  );
  const digests = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, coalesce(sum(hashtextextended((to_jsonb(t) - $1::text[])::text, 0)), 0)::text AS digest FROM "${name}" AS t`,
  );
  const { rows } = await sql.query<{ name: string; digest: string }>(digests.join(" UNION ALL "), [
    NOT_CONTENT_COLUMNS,
  ]);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** The same input with every id of it replaced by one that nothing has, but for those of people: they are no secret. */
export function withAbsentIds<Input>(input: Input, { people }: AccessScene): Input {
  const known = Object.values(people).map(({ userId }) => userId);
  const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  const absent = JSON.stringify(input).replace(uuid, (id) => (known.includes(id) ? id : uuidv7()));
  return JSON.parse(absent) as Input;
}

async function addMember({ sql }: TestWorld, roomId: string, userId: string): Promise<void> {
  await sql.query("INSERT INTO room_members (room_id, user_id) VALUES ($1, $2)", [roomId, userId]);
  await sql.query("UPDATE rooms SET member_count = member_count + 1 WHERE id = $1", [roomId]);
}

async function addDirectRoom(world: TestWorld, one: TestPerson, other: TestPerson): Promise<string> {
  const [low = "", high = ""] = [one.userId, other.userId].sort();
  await world.sql.query(
    "INSERT INTO friends (low_id, high_id, status, requester_id, accepted_at) VALUES ($1, $2, 'ACCEPTED', $1, now())",
    [low, high],
  );
  const roomId = uuidv7();
  await world.sql.query(
    "INSERT INTO rooms (id, kind, name, name_key, created_by_id, direct_low_id, direct_high_id) VALUES ($1, 'DIRECT', '', '', $2, $2, $3)",
    [roomId, low, high],
  );
  for (const userId of [low, high]) await addMember(world, roomId, userId);
  return roomId;
}

function asAuthor({ userId, sessionId }: TestPerson) {
  return { authorId: userId, sessionId };
}

import { bannedFromRoom, type RoomPorts } from "@banter/domain";
import { bannedError, type RoomKind, type RoomRole, sessionEnded } from "@banter/protocol";
import type { Pool } from "pg";
import { requireMayAct, toBanNotice } from "./bans.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { despiteDeadlocks } from "./transaction.ts";

type MembershipStore = Pick<RoomPorts, "addMember" | "removeMember">;

interface JoinRow {
  outcome: "joined" | "member" | "not_found" | "banned_from_room" | "session_ended" | "banned";
  /** Null for a room that is absent or not public; the rest is null unless the outcome says of it. */
  member_count: number | null;
  username: string | null;
  role: RoomRole | null;
  joined_at: Date | null;
  ban_reason: string | null;
  ban_expires_at: Date | null;
}

const JOIN = "SELECT * FROM join_public_room($1::uuid, $2::uuid, $3::uuid)";

/** Every change of a membership holds its room's lock, which the writing of messages takes too. */
export function createMembershipStore(pool: Pool, prisma: PrismaClient) {
  return {
    async addMember(userId, roomId, sessionId?: string) {
      const values = [userId, roomId, sessionId ?? null];
      const { rows } = await despiteDeadlocks(() => pool.query<JoinRow>({ name: "join_room", text: JOIN, values }));
      return toJoined(userId, rows[0]);
    },

    async removeMember(userId, roomId, sessionId?: string) {
      return prisma.$transaction(async (tx) => {
        const room = await lockRoom(tx, roomId);
        if (!room) return null;
        // before any person is locked: two who part hold each other's rows and wait for their room
        if (room.kind === "DIRECT") {
          const isIn = await tx.roomMember.findUnique({
            where: { roomId_userId: { roomId, userId } },
            select: { role: true },
          });
          return isIn && "direct";
        }
        await requireMayAct((sql, ...values) => tx.$queryRawUnsafe(sql, ...values), { userId, sessionId });
        const { count } = await tx.roomMember.deleteMany({ where: { roomId, userId } });
        if (count === 0) return null;
        await requireOwner(tx, roomId);
        return { memberCount: await countLeaver(tx, roomId) };
      });
    },
  } satisfies MembershipStore;
}

function toJoined(userId: string, row: JoinRow | undefined): Awaited<ReturnType<MembershipStore["addMember"]>> {
  if (!row) throw new Error("join_public_room answered without a row");
  const { outcome, username, role, joined_at: joinedAt, ban_reason: reason } = row;
  const memberCount = row.member_count ?? 0;
  switch (outcome) {
    case "not_found":
      return null;
    case "session_ended":
      throw sessionEnded();
    case "banned":
      throw bannedError(toBanNotice({ reason: reason ?? "", expires_at: row.ban_expires_at }));
    case "banned_from_room":
      throw bannedFromRoom();
    case "member":
      return { joined: null, memberCount };
    case "joined":
      if (username === null || role === null || joinedAt === null) throw new Error("a new member lacks a part");
      return { joined: { id: userId, username, role, joinedAt: joinedAt.toISOString() }, memberCount };
  }
}

async function lockRoom(tx: Prisma.TransactionClient, roomId: string) {
  const [room] = await tx.$queryRaw<{ kind: RoomKind; member_count: number }[]>`
    SELECT kind, member_count FROM rooms WHERE id = ${roomId}::uuid FOR NO KEY UPDATE`;
  return room;
}

async function countLeaver(tx: Prisma.TransactionClient, roomId: string): Promise<number> {
  const { memberCount } = await tx.room.update({
    where: { id: roomId },
    data: { memberCount: { decrement: 1 } },
    select: { memberCount: true },
  });
  return memberCount;
}

/** A room that has people has an owner: the longest-standing moderator, or else member, inherits the role. */
async function requireOwner(tx: Prisma.TransactionClient, roomId: string): Promise<void> {
  const first = await tx.roomMember.findFirst({
    where: { roomId },
    orderBy: [{ role: "asc" }, { joinedAt: "asc" }, { userId: "asc" }],
    select: { userId: true, role: true },
  });
  if (!first || first.role === "OWNER") return;
  await tx.roomMember.update({
    where: { roomId_userId: { roomId, userId: first.userId } },
    data: { role: "OWNER" },
    select: { role: true },
  });
}

import { bannedFromRoom, type RoomPorts } from "@banter/domain";
import type { RoomKind } from "@banter/protocol";
import { requireMayAct } from "./bans.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";

type MembershipStore = Pick<RoomPorts, "addMember" | "removeMember">;

/** Every change of a membership holds its room's lock, which the writing of messages takes too. */
export function createMembershipStore(prisma: PrismaClient) {
  return {
    async addMember(userId, roomId, sessionId?: string) {
      return prisma.$transaction(async (tx) => {
        const room = await lockRoom(tx, roomId);
        if (room?.kind !== "PUBLIC") return null;
        await requireMayAct((sql, ...values) => tx.$queryRawUnsafe(sql, ...values), { userId, sessionId });
        const key = { roomId_userId: { roomId, userId } };
        if (await tx.roomMember.findUnique({ where: key, select: { role: true } })) {
          return { joined: null, memberCount: room.member_count };
        }
        if (await tx.roomBan.findUnique({ where: key, select: { userId: true } })) throw bannedFromRoom();
        const role = room.member_count === 0 ? "OWNER" : "MEMBER";
        const row = await tx.roomMember.create({
          data: { roomId, userId, role },
          select: { joinedAt: true, user: { select: { username: true } } },
        });
        const memberCount = await countMembers(tx, roomId, 1);
        return {
          joined: { id: userId, username: row.user.username, role, joinedAt: row.joinedAt.toISOString() },
          memberCount,
        };
      });
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
        return { memberCount: await countMembers(tx, roomId, -1) };
      });
    },
  } satisfies MembershipStore;
}

async function lockRoom(tx: Prisma.TransactionClient, roomId: string) {
  const [room] = await tx.$queryRaw<{ kind: RoomKind; member_count: number }[]>`
    SELECT kind, member_count FROM rooms WHERE id = ${roomId}::uuid FOR NO KEY UPDATE`;
  return room;
}

async function countMembers(tx: Prisma.TransactionClient, roomId: string, change: 1 | -1): Promise<number> {
  const { memberCount } = await tx.room.update({
    where: { id: roomId },
    data: { memberCount: { increment: change } },
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

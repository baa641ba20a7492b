import {
  AppError,
  LIMITS,
  type MemberRef,
  type RemoveMember,
  type RoomBans,
  type RoomRef,
  type SetMemberRole,
} from "@banter/protocol";
import type { Actor, Origin } from "./actor.ts";
import type { Announcer } from "./announcer.ts";
import { type ChangedRoom, createMemberChanges, type MemberChangePorts, roleNeeded } from "./member-changes.ts";
import { mayChangeRoles, mayInvite, mayRemoveMember } from "./room-rules.ts";

export interface RoomRolePorts extends MemberChangePorts {
  listRoomBans(roomId: string, limit: number): Promise<RoomBans>;
  announcer: Pick<Announcer, "memberLeft" | "memberChanged" | "roomLeft">;
  /** As for blocks. */
  announceAccessChange(): void;
  untilNodesKnow(): Promise<void>;
}

export type RoomRoleService = ReturnType<typeof createRoomRoleService>;

/** Who is what in a room, and who is put out of it. */
export function createRoomRoleService(ports: RoomRolePorts) {
  const { announcer } = ports;
  const { change, requireMayInvite } = createMemberChanges(ports);

  async function putOut(ref: MemberRef, changed: ChangedRoom, reason: "kicked" | "banned"): Promise<void> {
    if (changed.members.length === 0) return;
    announcer.roomLeft(ref.userId, ref.roomId, reason);
    announcer.memberLeft({ ...ref, memberCount: changed.memberCount });
    ports.announceAccessChange();
    await ports.untilNodesKnow();
  }

  return {
    /** From the answer on nothing of the room reaches them; they may come back. @throws AppError NOT_FOUND, FORBIDDEN room_role. */
    async kick(actor: Actor, origin: Origin, { reason, ...ref }: RemoveMember): Promise<MemberRef> {
      const changed = await change(actor, origin, ref, reason, ({ actor: by, target }) => {
        if (!mayRemoveMember(by, target.roomRole)) throw roleNeeded();
        return target.roomRole && { change: { kind: "remove" }, action: "kick_member" };
      });
      await putOut(ref, changed, "kicked");
      return ref;
    },

    /** Puts them out and keeps them out, also those who are not in the room. @throws AppError NOT_FOUND, FORBIDDEN room_role or own_account. */
    async ban(actor: Actor, origin: Origin, { reason, ...ref }: RemoveMember): Promise<MemberRef> {
      if (ref.userId === actor.userId) {
        throw new AppError("FORBIDDEN", "You cannot ban yourself", { reason: "own_account" });
      }
      const changed = await change(actor, origin, ref, reason, ({ actor: by, target }) => {
        if (!mayRemoveMember(by, target.roomRole)) throw roleNeeded();
        return { change: { kind: "ban", reason }, action: "ban_member" };
      });
      await putOut(ref, changed, "banned");
      return ref;
    },

    /** Idempotent. @throws AppError NOT_FOUND, FORBIDDEN room_role. */
    async unban(actor: Actor, origin: Origin, { reason, ...ref }: RemoveMember): Promise<MemberRef> {
      await change(actor, origin, ref, reason, ({ actor: by, target }) => {
        if (!mayInvite(by)) throw roleNeeded();
        return target.isBannedFromRoom ? { change: { kind: "lift_ban" }, action: "unban_member" } : null;
      });
      return ref;
    },

    /** @throws AppError NOT_FOUND, FORBIDDEN room_role. */
    async bans(actor: Actor, { roomId }: RoomRef): Promise<RoomBans> {
      await requireMayInvite(actor, roomId);
      return ports.listRoomBans(roomId, LIMITS.roomBansMaxItems);
    },

    /** Makes a moderator of a member, or the other way round; idempotent. @throws AppError NOT_FOUND, FORBIDDEN room_role. */
    async setRole(actor: Actor, origin: Origin, { role, ...ref }: SetMemberRole): Promise<MemberRef> {
      const changed = await change(actor, origin, ref, "", ({ actor: by, target }) => {
        if (!mayChangeRoles(by) || target.roomRole === "OWNER") throw roleNeeded();
        if (!target.roomRole) throw new AppError("NOT_FOUND", "This person is not in the room");
        return target.roomRole === role ? null : { change: { kind: "set_role", role }, action: "change_member_role" };
      });
      for (const member of changed.members) announcer.memberChanged({ roomId: ref.roomId, member });
      return ref;
    },

    /** Makes a member the owner, and the owner a moderator. @throws AppError NOT_FOUND, FORBIDDEN room_role. */
    async transfer(actor: Actor, origin: Origin, ref: MemberRef): Promise<MemberRef> {
      const changed = await change(actor, origin, ref, "", ({ actor: by, target }) => {
        if (!mayChangeRoles(by)) throw roleNeeded();
        if (!target.roomRole) throw new AppError("NOT_FOUND", "This person is not in the room");
        return target.roomRole === "OWNER" ? null : { change: { kind: "transfer" }, action: "transfer_room" };
      });
      for (const member of changed.members) announcer.memberChanged({ roomId: ref.roomId, member });
      return ref;
    },
  };
}

import {
  AppError,
  type CreateInvite,
  type InviteByName,
  type InvitePreview,
  type InviteRef,
  type Invites,
  LIMITS,
  type Member,
  type MemberRef,
  type NewInvite,
  type RemoveMember,
  type Role,
  type Room,
  type RoomBans,
  type RoomKind,
  type RoomRef,
  type RoomRole,
  type SetMemberRole,
} from "@banter/protocol";
import { v7 as uuidv7 } from "uuid";
import type { Actor, Origin } from "./actor.ts";
import type { Announcer } from "./announcer.ts";
import { type AuditNote, type AuditRecord, asModerator, type Moderator } from "./moderator.ts";
import { mayChangeRoles, mayInvite, mayRemoveMember } from "./room-rules.ts";
import { directRoom, noSuchRoom } from "./room-service.ts";

/** What an act in a room depends on, as it is under the room's lock. */
export interface RoomFacts {
  roomName: string;
  roomKind: RoomKind;
  actor: { role: Role; roomRole: RoomRole | null };
  target: {
    id: string;
    username: string;
    roomRole: RoomRole | null;
    isBannedFromRoom: boolean;
    isFriend: boolean;
  };
}

export type MemberChange =
  | { kind: "add" }
  | { kind: "remove" }
  /** Removes them, too, if they are in the room. */
  | { kind: "ban"; reason: string }
  | { kind: "lift_ban" }
  | { kind: "set_role"; role: "MODERATOR" | "MEMBER" }
  /** The owner before becomes a moderator. */
  | { kind: "transfer" };

/** How the room stands after a change. */
export interface ChangedRoom {
  memberCount: number;
  /** Whoever has come, gone or has another role. */
  members: Member[];
}

export interface RoomRolePorts {
  /**
   * Changes who somebody is in a room as `decide` says, and records its note, in one transaction under the room's lock;
   * what `decide` throws ends it. Null when there is no such room or person. @throws AppError UNAUTHENTICATED
   * session_ended, FORBIDDEN banned.
   */
  changeMember(
    actor: Actor,
    by: Moderator,
    ref: MemberRef,
    decide: (facts: RoomFacts) => { change: MemberChange; note: AuditNote } | null,
  ): Promise<ChangedRoom | null>;
  findUserId(username: string): Promise<string | null>;
  /** The room as the person may see it. */
  findRoom(userId: string, roomId: string): Promise<Room | null>;
  listRoomBans(roomId: string, limit: number): Promise<RoomBans>;
  /**
   * Stores the link and its note, in one transaction. `full` when the room has `invitesPerRoom` links that work; null when
   * the person may not (any more).
   */
  addInvite(
    actor: Actor,
    invite: CreateInvite & { id: string; tokenSha256: Uint8Array },
    record: AuditRecord,
  ): Promise<NewInviteRow | "full" | null>;
  listInvites(roomId: string): Promise<Invites>;
  /**
   * Removes the link, if it is there, and records it, in one transaction; false when the person may not (any more).
   * @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned.
   */
  removeInvite(actor: Actor, ref: InviteRef, record: AuditRecord): Promise<boolean>;
  findInvite(userId: string, tokenSha256: Uint8Array): Promise<InvitePreview | null>;
  /**
   * Lets the person in, under the room's lock, and counts the use; who is in already uses nothing up.
   * @throws AppError FORBIDDEN banned.
   */
  useInvite(
    actor: Actor,
    tokenSha256: Uint8Array,
  ): Promise<{ roomId: string; joined: Member | null; memberCount: number } | "ended" | "banned_from_room">;
  createToken(): { token: string; tokenSha256: Uint8Array };
  digestToken(token: string): Uint8Array;
  announcer: Pick<Announcer, "memberJoined" | "memberLeft" | "memberChanged" | "roomJoined" | "roomLeft">;
  /** As for blocks. */
  announceAccessChange(): void;
  untilNodesKnow(): Promise<void>;
}

type NewInviteRow = Omit<NewInvite, "token">;

export type RoomRoleService = ReturnType<typeof createRoomRoleService>;

/** Who is what in a room, and who gets in. */
export function createRoomRoleService(ports: RoomRolePorts) {
  const { announcer } = ports;

  async function change(
    actor: Actor,
    origin: Origin,
    ref: MemberRef,
    reason: string,
    decide: (facts: RoomFacts) => { change: MemberChange; action: AuditNote["action"] } | null,
  ): Promise<ChangedRoom> {
    const changed = await ports.changeMember(actor, asModerator(actor, origin), ref, (facts) => {
      const isDirect = facts.roomKind === "DIRECT";
      const isIn = facts.actor.roomRole !== null;
      if (!isIn && (isDirect || (facts.roomKind !== "PUBLIC" && facts.actor.role !== "ADMIN")))
        throw noSuchRoomOrPerson();
      if (isDirect) throw directRoom();
      const act = decide(facts);
      if (!act) return null;
      const target = { kind: "user", id: facts.target.id, name: facts.target.username } as const;
      const details = { roomId: ref.roomId, roomName: facts.roomName };
      return { change: act.change, note: { action: act.action, target, reason, details } };
    });
    if (!changed) throw noSuchRoomOrPerson();
    return changed;
  }

  async function putOut(ref: MemberRef, changed: ChangedRoom, reason: "kicked" | "banned"): Promise<void> {
    if (changed.members.length === 0) return;
    announcer.roomLeft(ref.userId, ref.roomId, reason);
    announcer.memberLeft({ ...ref, memberCount: changed.memberCount });
    ports.announceAccessChange();
    await ports.untilNodesKnow();
  }

  async function requireRight(actor: Actor, roomId: string): Promise<Room> {
    const room = await ports.findRoom(actor.userId, roomId);
    if (!room) throw noSuchRoom();
    if (room.kind === "DIRECT") throw directRoom();
    if (!mayInvite({ role: actor.role, roomRole: room.myRole })) throw roleNeeded();
    return room;
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
      await requireRight(actor, roomId);
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

    /**
     * Makes a friend a member; they may leave again. Of nobody else, whoever asks: a refusal of those who block the actor
     * and of no others would tell of the block. @throws AppError NOT_FOUND, FORBIDDEN room_role or cannot_be_invited.
     */
    async invite(actor: Actor, origin: Origin, { roomId, username }: InviteByName): Promise<MemberRef> {
      const userId = await ports.findUserId(username);
      if (userId === null) {
        await requireRight(actor, roomId);
        throw new AppError("NOT_FOUND", "There is nobody of that name");
      }
      const ref = { roomId, userId };
      const changed = await change(actor, origin, ref, "", ({ actor: by, target }) => {
        if (!mayInvite(by)) throw roleNeeded();
        if (target.roomRole) return null;
        if (target.isBannedFromRoom) throw cannotBeInvited("This person is banned from this room. Lift the ban first");
        if (!target.isFriend) throw cannotBeInvited("Only your friends can be added by name. Send others a link");
        return { change: { kind: "add" }, action: "add_member" };
      });
      const room = await ports.findRoom(userId, roomId);
      for (const member of changed.members) {
        if (room) announcer.roomJoined(userId, room);
        announcer.memberJoined({ roomId, member, memberCount: changed.memberCount });
      }
      return ref;
    },

    /**
     * Makes a link, which works as long as the actor may invite to the room.
     * @throws AppError NOT_FOUND, FORBIDDEN room_role, CONFLICT too_many.
     */
    async createInvite(actor: Actor, origin: Origin, input: CreateInvite): Promise<NewInvite> {
      const room = await requireRight(actor, input.roomId);
      const { token, tokenSha256 } = ports.createToken();
      const id = uuidv7();
      const { minutes, maxUses } = input;
      const record = recordOf(actor, origin, "create_invite", room, { inviteId: id, minutes, maxUses });
      const invite = await ports.addInvite(actor, { ...input, id, tokenSha256 }, record);
      if (!invite) throw roleNeeded();
      if (invite === "full") {
        throw new AppError("CONFLICT", `A room has ${LIMITS.invitesPerRoom} links at most. Take one back first`, {
          reason: "too_many",
        });
      }
      return { ...invite, token };
    },

    /** @throws AppError NOT_FOUND, FORBIDDEN room_role. */
    async invites(actor: Actor, { roomId }: RoomRef): Promise<Invites> {
      await requireRight(actor, roomId);
      return ports.listInvites(roomId);
    },

    /** Ends a link; idempotent. @throws AppError NOT_FOUND, FORBIDDEN room_role. */
    async revokeInvite(actor: Actor, origin: Origin, ref: InviteRef): Promise<InviteRef> {
      const room = await requireRight(actor, ref.roomId);
      const record = recordOf(actor, origin, "revoke_invite", room, { inviteId: ref.inviteId });
      if (!(await ports.removeInvite(actor, ref, record))) throw roleNeeded();
      return ref;
    },

    /** @throws AppError NOT_FOUND invite_ended. */
    async previewInvite(actor: Actor, token: string): Promise<InvitePreview> {
      const preview = await ports.findInvite(actor.userId, ports.digestToken(token));
      if (!preview) throw inviteEnded();
      return preview;
    },

    /** Idempotent. @throws AppError NOT_FOUND invite_ended, FORBIDDEN banned_from_room. */
    async acceptInvite(actor: Actor, token: string): Promise<{ room: Room }> {
      const used = await ports.useInvite(actor, ports.digestToken(token));
      if (used === "ended") throw inviteEnded();
      if (used === "banned_from_room") throw bannedFromRoom();
      const room = await ports.findRoom(actor.userId, used.roomId);
      if (!room) throw noSuchRoom();
      if (used.joined) {
        announcer.roomJoined(actor.userId, room);
        announcer.memberJoined({ roomId: room.id, member: used.joined, memberCount: used.memberCount });
      }
      return { room };
    },
  };
}

/** Of an act on a room as a whole. */
function recordOf(
  actor: Actor,
  origin: Origin,
  action: AuditNote["action"],
  { id, name }: Room,
  details: AuditNote["details"] & object,
): AuditRecord {
  return { by: asModerator(actor, origin), note: { action, target: { kind: "room", id, name }, reason: "", details } };
}

export function bannedFromRoom(): AppError {
  return new AppError("FORBIDDEN", "You are banned from this room", { reason: "banned_from_room" });
}

/** The same for what is absent and for a room that the actor must not learn of. */
function noSuchRoomOrPerson(): AppError {
  return new AppError("NOT_FOUND", "No such room or person");
}

export function roleNeeded(): AppError {
  return new AppError("FORBIDDEN", "Your role in this room does not allow this", { reason: "room_role" });
}

function cannotBeInvited(message: string): AppError {
  return new AppError("FORBIDDEN", message, { reason: "cannot_be_invited" });
}

function inviteEnded(): AppError {
  return new AppError("NOT_FOUND", "This link does not work any more. Ask for a new one", { reason: "invite_ended" });
}

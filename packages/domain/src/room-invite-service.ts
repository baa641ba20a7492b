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
  type Room,
  type RoomRef,
} from "@banter/protocol";
import { v7 as uuidv7 } from "uuid";
import type { Actor, Origin } from "./actor.ts";
import type { Announcer } from "./announcer.ts";
import { createMemberChanges, type MemberChangePorts, roleNeeded } from "./member-changes.ts";
import { type AuditNote, type AuditRecord, asModerator } from "./moderator.ts";
import { mayInvite } from "./room-rules.ts";
import { noSuchRoom } from "./room-service.ts";

export interface RoomInvitePorts extends MemberChangePorts {
  findUserId(username: string): Promise<string | null>;
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
  announcer: Pick<Announcer, "memberJoined" | "roomJoined">;
}

type NewInviteRow = Omit<NewInvite, "token">;

export type RoomInviteService = ReturnType<typeof createRoomInviteService>;

/** Who gets into a room: friends by name, and whoever has a link. */
export function createRoomInviteService(ports: RoomInvitePorts) {
  const { announcer } = ports;
  const { change, requireMayInvite } = createMemberChanges(ports);

  return {
    /**
     * Makes a friend a member; they may leave again. Of nobody else, whoever asks: a refusal of those who block the actor
     * and of no others would tell of the block. @throws AppError NOT_FOUND, FORBIDDEN room_role or cannot_be_invited.
     */
    async invite(actor: Actor, origin: Origin, { roomId, username }: InviteByName): Promise<MemberRef> {
      const userId = await ports.findUserId(username);
      if (userId === null) {
        await requireMayInvite(actor, roomId);
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
      const room = await requireMayInvite(actor, input.roomId);
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
      await requireMayInvite(actor, roomId);
      return ports.listInvites(roomId);
    },

    /** Ends a link; idempotent. @throws AppError NOT_FOUND, FORBIDDEN room_role. */
    async revokeInvite(actor: Actor, origin: Origin, ref: InviteRef): Promise<InviteRef> {
      const room = await requireMayInvite(actor, ref.roomId);
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

function cannotBeInvited(message: string): AppError {
  return new AppError("FORBIDDEN", message, { reason: "cannot_be_invited" });
}

function inviteEnded(): AppError {
  return new AppError("NOT_FOUND", "This link does not work any more. Ask for a new one", { reason: "invite_ended" });
}

import {
  AppError,
  type Member,
  type MemberRef,
  type Role,
  type Room,
  type RoomKind,
  type RoomRole,
} from "@banter/protocol";
import type { Actor, Origin } from "./actor.ts";
import { type AuditNote, asModerator, type Moderator } from "./moderator.ts";
import { mayInvite } from "./room-rules.ts";
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

export interface MemberChangePorts {
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
  /** The room as the person may see it. */
  findRoom(userId: string, roomId: string): Promise<Room | null>;
}

/** What all acts about somebody in a room begin with. */
export function createMemberChanges(ports: MemberChangePorts) {
  /**
   * Changes who somebody is in a room as `decide` says, for an actor who may know of the room; null changes nothing.
   * @throws AppError NOT_FOUND, and what `decide` throws.
   */
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

  /** The room, for who may let people in. @throws AppError NOT_FOUND, FORBIDDEN room_role. */
  async function requireMayInvite(actor: Actor, roomId: string): Promise<Room> {
    const room = await ports.findRoom(actor.userId, roomId);
    if (!room) throw noSuchRoom();
    if (room.kind === "DIRECT") throw directRoom();
    if (!mayInvite({ role: actor.role, roomRole: room.myRole })) throw roleNeeded();
    return room;
  }

  return { change, requireMayInvite };
}

/** The same for what is absent and for a room that the actor must not learn of. */
function noSuchRoomOrPerson(): AppError {
  return new AppError("NOT_FOUND", "No such room or person");
}

export function roleNeeded(): AppError {
  return new AppError("FORBIDDEN", "Your role in this room does not allow this", { reason: "room_role" });
}

import {
  AppError,
  type ArchiveRoom,
  type EnterRoom,
  type ListAllRooms,
  type ListedRoomPage,
  type MemberRef,
  type Role,
  type Room,
  type RoomArchived,
  type RoomKind,
  type RoomRef,
  type RoomRole,
  type SetRoomOwner,
} from "@banter/protocol";
import type { Actor, Origin } from "./actor.ts";
import type { Announcer } from "./announcer.ts";
import { type MemberChangePorts, type RoomFacts, roleNeeded } from "./member-changes.ts";
import { type AuditNote, adminsOnly, asModerator, type Moderator } from "./moderator.ts";
import { mayChangeRoles } from "./room-rules.ts";
import { noSuchRoom } from "./room-service.ts";

/** What the archiving of a room depends on, as it is under the room's lock. */
export interface ArchiveFacts {
  roomName: string;
  roomKind: RoomKind;
  isArchived: boolean;
  actor: { role: Role; roomRole: RoomRole | null };
}

export interface RoomKeepingPorts extends MemberChangePorts {
  findUserId(username: string): Promise<string | null>;
  /**
   * Archives a room or takes it back into use as `decide` says, and records its note, in one transaction under the
   * room's lock; null from `decide` changes nothing, and what it throws ends it. Null when there is no such room.
   * @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned.
   */
  archiveRoom(
    actor: Actor,
    by: Moderator,
    roomId: string,
    decide: (facts: ArchiveFacts) => { isArchived: boolean; note: AuditNote } | null,
  ): Promise<(RoomArchived & { isChanged: boolean }) | null>;
  listAllRooms(adminId: string | null, query: ListAllRooms): Promise<ListedRoomPage>;
  announcer: Pick<Announcer, "roomArchived" | "roomJoined" | "memberJoined" | "memberChanged">;
}

export type RoomKeepingService = ReturnType<typeof createRoomKeepingService>;

/** What becomes of a room as a whole, and what admins do about rooms that they are not in. */
export function createRoomKeepingService(ports: RoomKeepingPorts) {
  const { announcer } = ports;

  async function setArchived(
    actor: Actor,
    origin: Origin,
    { roomId, reason }: ArchiveRoom,
    isArchived: boolean,
  ): Promise<RoomArchived> {
    const changed = await ports.archiveRoom(actor, asModerator(actor, origin), roomId, (facts) => {
      const isKnown = facts.roomKind === "PUBLIC" || facts.actor.roomRole !== null || facts.actor.role === "ADMIN";
      if (!isKnown || facts.roomKind === "DIRECT") throw noSuchRoom();
      if (!mayChangeRoles(facts.actor)) throw roleNeeded();
      if (facts.isArchived === isArchived) return null;
      const target = { kind: "room", id: roomId, name: facts.roomName } as const;
      return { isArchived, note: { action: isArchived ? "archive_room" : "unarchive_room", target, reason } };
    });
    if (!changed) throw noSuchRoom();
    const { isChanged, ...event } = changed;
    if (isChanged) announcer.roomArchived(event);
    return event;
  }

  /** Of an admin, about a person in any room but one of direct messages. */
  async function changeAsAdmin(
    actor: Actor,
    origin: Origin,
    ref: MemberRef,
    reason: string,
    decide: (facts: RoomFacts) => { change: "add" | "transfer"; action: AuditNote["action"] } | null,
  ) {
    const changed = await ports.changeMember(actor, asModerator(actor, origin), ref, (facts) => {
      if (facts.actor.role !== "ADMIN") throw adminsOnly();
      if (facts.roomKind === "DIRECT") throw noSuchRoom();
      const act = decide(facts);
      if (!act) return null;
      const target = { kind: "user", id: facts.target.id, name: facts.target.username } as const;
      const details = { roomId: ref.roomId, roomName: facts.roomName };
      return { change: { kind: act.change }, note: { action: act.action, target, reason, details } };
    });
    if (!changed) throw new AppError("NOT_FOUND", "No such room or person");
    return changed;
  }

  return {
    /**
     * From now on nothing is written to the room, and the directory does not show it; who is in it goes on reading.
     * For its owner, and admins. Idempotent. @throws AppError NOT_FOUND, FORBIDDEN room_role.
     */
    async archive(actor: Actor, origin: Origin, input: ArchiveRoom): Promise<RoomArchived> {
      return setArchived(actor, origin, input, true);
    },

    /** Undoes it, under the same conditions. */
    async unarchive(actor: Actor, origin: Origin, input: ArchiveRoom): Promise<RoomArchived> {
      return setArchived(actor, origin, input, false);
    },

    /** The newest first. */
    async list(by: Moderator, query: ListAllRooms): Promise<ListedRoomPage> {
      return ports.listAllRooms(by.userId, query);
    },

    /** Makes the admin a member of any room, private ones too. @throws AppError NOT_FOUND, FORBIDDEN admins_only. */
    async enter(actor: Actor, origin: Origin, { roomId, reason }: EnterRoom): Promise<Room> {
      const ref = { roomId, userId: actor.userId };
      const changed = await changeAsAdmin(actor, origin, ref, reason, ({ target }) =>
        target.roomRole ? null : { change: "add", action: "enter_room" },
      );
      const room = await ports.findRoom(actor.userId, roomId);
      if (!room) throw noSuchRoom();
      for (const member of changed.members) {
        announcer.roomJoined(actor.userId, room);
        announcer.memberJoined({ roomId, member, memberCount: changed.memberCount });
      }
      return room;
    },

    /** Makes a member the owner, and the owner a moderator. @throws AppError NOT_FOUND, FORBIDDEN admins_only. */
    async setOwner(actor: Actor, origin: Origin, { roomId, username, reason }: SetRoomOwner): Promise<RoomRef> {
      const userId = await ports.findUserId(username);
      if (userId === null) throw nobodyOfThatName("There is nobody of that name");
      const changed = await changeAsAdmin(actor, origin, { roomId, userId }, reason, ({ target }) => {
        if (!target.roomRole) throw nobodyOfThatName("This person is not in the room");
        return target.roomRole === "OWNER" ? null : { change: "transfer", action: "transfer_room" };
      });
      for (const member of changed.members) announcer.memberChanged({ roomId, member });
      return { roomId };
    },
  };
}

function nobodyOfThatName(message: string): AppError {
  return new AppError("NOT_FOUND", message, { issues: [{ path: "username", message }] });
}

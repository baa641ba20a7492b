import {
  AppError,
  type CreateRoom,
  type ListMembers,
  type ListRooms,
  type Member,
  type MemberPage,
  type Room,
  type RoomPage,
  type RoomRef,
} from "@banter/protocol";
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "./actor.ts";
import type { Announcer } from "./announcer.ts";

export interface RoomPorts {
  /** Stores the room with its creator as OWNER. @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned. */
  createRoom(room: CreateRoom & { id: string }, ownerId: string, sessionId: string): Promise<Room>;
  /** The room as the person may see it: a private one only for its members. */
  findRoom(userId: string, roomId: string): Promise<Room | null>;
  listRooms(userId: string, query: ListRooms): Promise<RoomPage>;
  listMembers(query: Omit<ListMembers, "search"> & { search?: string }): Promise<MemberPage>;
  /**
   * Makes the person a member of a public room, OWNER when it is empty; `joined` is null for one who was a member
   * already, the whole answer null for a room that is absent or not public.
   * @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned or banned_from_room.
   */
  addMember(
    userId: string,
    roomId: string,
    sessionId: string,
  ): Promise<{ joined: Member | null; memberCount: number } | null>;
  /**
   * Ends a membership; the longest-standing other member inherits an owner's role. Null for one who is no member,
   * `direct` in a conversation of two, which nobody leaves.
   * @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned.
   */
  removeMember(userId: string, roomId: string, sessionId: string): Promise<{ memberCount: number } | "direct" | null>;
  announcer: Announcer;
}

export type RoomService = ReturnType<typeof createRoomService>;

export function createRoomService({ announcer, ...ports }: RoomPorts) {
  async function requireRoom(actor: Actor, roomId: string): Promise<Room> {
    const room = await ports.findRoom(actor.userId, roomId);
    if (!room) throw noSuchRoom();
    return room;
  }

  return {
    async create(actor: Actor, input: CreateRoom): Promise<Room> {
      const room = await ports.createRoom({ id: uuidv7(), ...input }, actor.userId, actor.sessionId);
      announcer.roomJoined(actor.userId, room);
      return room;
    },

    async list(actor: Actor, query: ListRooms): Promise<RoomPage> {
      return ports.listRooms(actor.userId, query);
    },

    /** @throws AppError NOT_FOUND, also for a private room that the actor is not in. */
    async get(actor: Actor, { roomId }: RoomRef): Promise<Room> {
      return requireRoom(actor, roomId);
    },

    /** Idempotent. @throws AppError NOT_FOUND, also for a private room that the actor is not in. */
    async join(actor: Actor, { roomId }: RoomRef): Promise<Room> {
      const found = await requireRoom(actor, roomId);
      if (found.myRole) return found;
      const added = await ports.addMember(actor.userId, roomId, actor.sessionId);
      if (!added) throw noSuchRoom();
      const room = await requireRoom(actor, roomId);
      if (added.joined) {
        announcer.roomJoined(actor.userId, room);
        announcer.memberJoined({ roomId, member: added.joined, memberCount: added.memberCount });
      }
      return room;
    },

    /** @throws AppError NOT_FOUND for a room that the actor is not in, FORBIDDEN direct_room. */
    async leave(actor: Actor, { roomId }: RoomRef): Promise<{ roomId: string }> {
      const left = await ports.removeMember(actor.userId, roomId, actor.sessionId);
      if (!left) throw noSuchRoom();
      if (left === "direct") throw directRoom();
      announcer.roomLeft(actor.userId, roomId);
      announcer.memberLeft({ roomId, userId: actor.userId, memberCount: left.memberCount });
      return { roomId };
    },

    /** @throws AppError NOT_FOUND, also for a private room that the actor is not in. */
    async members(actor: Actor, query: ListMembers): Promise<MemberPage> {
      await requireRoom(actor, query.roomId);
      return ports.listMembers(query);
    },
  };
}

/** What cannot be done with a conversation of two. */
export function directRoom(): AppError {
  const message = "This is a conversation between two people: nobody joins, leaves or has a role in it";
  return new AppError("FORBIDDEN", message, { reason: "direct_room" });
}

/** The same for a room that is absent and for one that the person must not learn of. */
export function noSuchRoom(): AppError {
  return new AppError("NOT_FOUND", "No such room, or it is private");
}

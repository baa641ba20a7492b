import {
  AppError,
  type ListUnread,
  type MarkRead,
  type RoomUnread,
  type SetNotify,
  type UnreadRooms,
} from "@banter/protocol";
import type { Acting, Actor } from "./actor.ts";
import type { Announcer } from "./announcer.ts";

export interface ReadingPorts {
  /** How these rooms, or all, stand for the person; without those that the person is not in. */
  readUnread(userId: string, roomIds?: string[]): Promise<RoomUnread[]>;
  /**
   * Moves the person's place in a room forward, never back and never past its head; false when nothing moved.
   * @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned, as the next two.
   */
  moveReading(actor: Acting, roomId: string, seq: number): Promise<boolean>;
  /** Moves the person's place to the head of every room; answers with the rooms where it moved. */
  moveReadingToHeads(actor: Acting): Promise<string[]>;
  /** False when nothing changed. */
  setNotify(actor: Acting, { roomId, notify }: SetNotify): Promise<boolean>;
  announcer: Pick<Announcer, "roomsRead">;
}

export type ReadingService = ReturnType<typeof createReadingService>;

/** How far people have read. A place only moves forward, so it does not matter which device says so, how often and in which order. */
export function createReadingService({ announcer, ...ports }: ReadingPorts) {
  async function change(userId: string, roomId: string, hasChanged: boolean): Promise<RoomUnread> {
    const [room] = await ports.readUnread(userId, [roomId]);
    if (!room) throw new AppError("NOT_FOUND", "You are not in this room");
    if (hasChanged) announcer.roomsRead(userId, { rooms: [room] });
    return room;
  }

  return {
    async unread(actor: Actor, { roomIds }: ListUnread): Promise<UnreadRooms> {
      return { rooms: await ports.readUnread(actor.userId, roomIds) };
    },

    /** Idempotent, and told to all of the person's devices. @throws AppError NOT_FOUND for a room one is not in. */
    async markRead(actor: Actor, { roomId, seq }: MarkRead): Promise<RoomUnread> {
      return change(actor.userId, roomId, await ports.moveReading(actor, roomId, seq));
    },

    /** Answers with the rooms that were not read before. */
    async markAllRead(actor: Actor): Promise<UnreadRooms> {
      const roomIds = await ports.moveReadingToHeads(actor);
      if (roomIds.length === 0) return { rooms: [] };
      const rooms = await ports.readUnread(actor.userId, roomIds);
      announcer.roomsRead(actor.userId, { rooms });
      return { rooms };
    },

    /** @throws AppError NOT_FOUND for a room one is not in. */
    async setNotify(actor: Actor, input: SetNotify): Promise<RoomUnread> {
      return change(actor.userId, input.roomId, await ports.setNotify(actor, input));
    },
  };
}

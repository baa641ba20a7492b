import { z } from "zod";
import { RoomId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { RoomKind } from "./rooms.ts";

/** What of a room one wants to be called for. In the room of two, `MENTIONS` is all that the other writes. */
export const RoomNotify = z.enum(["ALL", "MENTIONS", "NOTHING"], {
  error: 'notify must be "ALL", "MENTIONS" or "NOTHING"',
});
export type RoomNotify = z.infer<typeof RoomNotify>;

export const ListUnread = z.object({
  /** Only these rooms; without it, all that one is in. */
  roomIds: z
    .array(RoomId)
    .max(LIMITS.pageMaxItems, { error: `At most ${LIMITS.pageMaxItems} rooms in one question` })
    .optional(),
});
export type ListUnread = z.infer<typeof ListUnread>;

export const MarkRead = z.object({
  roomId: RoomId,
  /** The place of the last message that was read. */
  seq: z.number({ error: "seq must be a number" }).int().min(0, { error: "seq must be 0 or more" }),
});
export type MarkRead = z.infer<typeof MarkRead>;

export const MarkAllRead = z.object({}, { error: "Give an empty object" });
export type MarkAllRead = z.infer<typeof MarkAllRead>;

export const SetNotify = z.object({ roomId: RoomId, notify: RoomNotify });
export type SetNotify = z.infer<typeof SetNotify>;

/** How far one has read in a room, and what waits there. One's own, deleted and blocked people's messages do not count. */
export const RoomUnread = z.object({
  roomId: z.uuid(),
  /** A direct message is as good as a mention. */
  kind: RoomKind,
  /** The counts are as of this rev. */
  headRev: z.number().int(),
  lastReadSeq: z.number().int(),
  /** At most `unreadMaxCount`, which then means that many or more. */
  unread: z.number().int(),
  /** How many of them call the person, by name or with everybody; with the same bound. */
  mentions: z.number().int(),
  notify: RoomNotify,
});
export type RoomUnread = z.infer<typeof RoomUnread>;

export const UnreadRooms = z.object({ rooms: z.array(RoomUnread) });
export type UnreadRooms = z.infer<typeof UnreadRooms>;

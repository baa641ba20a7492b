import { z } from "zod";
import { Person } from "./accounts.ts";
import { RoomId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { ModerationReason } from "./moderation.ts";
import { PageCursor, pageSize } from "./pages.ts";
import { RoomKind } from "./rooms.ts";
import { boundedText } from "./text-schemas.ts";

export const ArchiveRoom = z.object({
  roomId: RoomId,
  reason: boundedText("reason", 0, LIMITS.moderationReasonMaxChars)
    .transform((text) => text.trim())
    .default(""),
});
export type ArchiveRoom = z.infer<typeof ArchiveRoom>;

/** A room can only be read from now on, or with null, is in use again. */
export const RoomArchived = z.object({ roomId: z.uuid(), archivedAt: z.iso.datetime().nullable() });
export type RoomArchived = z.infer<typeof RoomArchived>;

export const ListAllRooms = z.object({
  /** Part of a name, without regard to case. */
  search: boundedText("search", 0, LIMITS.searchMaxChars).default(""),
  show: z
    .enum(["ALL", "PUBLIC", "PRIVATE", "ARCHIVED"], {
      error: 'show must be "ALL", "PUBLIC", "PRIVATE" or "ARCHIVED"',
    })
    .default("ALL"),
  cursor: PageCursor.optional(),
  limit: pageSize(50),
});
export type ListAllRooms = z.infer<typeof ListAllRooms>;

/** A room as admins see it, whether or not they are in it; direct messages are none. */
export const ListedRoom = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: RoomKind,
  memberCount: z.number().int(),
  /** Up to `adminMessagesMaxCounted`; one more stands for all that are more. */
  messageCount: z.number().int(),
  /** Null when nobody is in it. */
  owner: Person.nullable(),
  createdAt: z.iso.datetime(),
  /** When the latest message was written. */
  lastMessageAt: z.iso.datetime().nullable(),
  archivedAt: z.iso.datetime().nullable(),
  /** The asking admin is in it. */
  isMember: z.boolean(),
});
export type ListedRoom = z.infer<typeof ListedRoom>;

export const ListedRoomPage = z.object({ rooms: z.array(ListedRoom), nextCursor: z.string().nullable() });
export type ListedRoomPage = z.infer<typeof ListedRoomPage>;

export const EnterRoom = z.object({ roomId: RoomId, reason: ModerationReason });
export type EnterRoom = z.infer<typeof EnterRoom>;

export const SetRoomOwner = z.object({
  roomId: RoomId,
  username: boundedText("username", 1, LIMITS.usernameMaxChars),
  reason: ModerationReason,
});
export type SetRoomOwner = z.infer<typeof SetRoomOwner>;

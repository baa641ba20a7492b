import { z } from "zod";
import { RoomId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { lineOfText } from "./text-schemas.ts";

/** What is left out stays as it is. */
export const ChangeRoom = z.object({
  roomId: RoomId,
  name: lineOfText("Room name", 1, LIMITS.roomNameMaxChars).optional(),
  topic: lineOfText("Topic", 0, LIMITS.roomTopicMaxChars).optional(),
  /** How long a member waits between two messages; 0 for not at all. */
  slowModeSeconds: z
    .int({ error: "slowModeSeconds must be a whole number" })
    .min(0, { error: "slowModeSeconds must not be negative" })
    .max(LIMITS.slowModeMaxSeconds, { error: `slowModeSeconds must be at most ${LIMITS.slowModeMaxSeconds}` })
    .optional(),
});
export type ChangeRoom = z.infer<typeof ChangeRoom>;

/** How a room is called, what it is about and how slow it is. */
export const RoomSettings = z.object({
  roomId: z.uuid(),
  name: z.string(),
  topic: z.string(),
  slowModeSeconds: z.number().int(),
});
export type RoomSettings = z.infer<typeof RoomSettings>;

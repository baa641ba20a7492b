import { z } from "zod";
import { UserId } from "./ids.ts";
import { LIMITS } from "./limits.ts";

/** `online` on any device beats `away`; also `offline` are those whose presence one may not see. */
export const PresenceState = z.enum(["online", "away", "offline"]);
export type PresenceState = z.infer<typeof PresenceState>;

const PeopleIds = z
  .array(UserId)
  .min(1, { error: "userIds is empty" })
  .max(LIMITS.presenceMaxAtOnce, { error: `At most ${LIMITS.presenceMaxAtOnce} people at once` });

/** People to follow, or not to follow any more. */
export const WatchPresence = z.object({ userIds: PeopleIds });
export type WatchPresence = z.infer<typeof WatchPresence>;

/** As a query parameter. */
export const ListPresence = z.object({
  userIds: z
    .string({ error: "userIds must be ids, separated by commas" })
    .transform((text) => text.split(","))
    .pipe(PeopleIds),
});
export type ListPresence = z.infer<typeof ListPresence>;

/** What this connection's person does, as far as their client can tell. */
export const SetPresence = z.object({
  state: PresenceState.extract(["online", "away"], { error: 'state must be "online" or "away"' }),
});
export type SetPresence = z.infer<typeof SetPresence>;

export const PersonPresence = z.object({ userId: z.uuid(), state: PresenceState });
export type PersonPresence = z.infer<typeof PersonPresence>;

/** One entry a person; of those who are missing nothing is known just now. */
export const PresenceList = z.object({ people: z.array(PersonPresence) });
export type PresenceList = z.infer<typeof PresenceList>;

/** Somebody writes in a room: until a message of theirs comes, or `typingShownMs` have gone by. */
export interface Typing {
  roomId: string;
  userId: string;
  username: string;
}

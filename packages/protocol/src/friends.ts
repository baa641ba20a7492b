import { z } from "zod";
import { Person } from "./accounts.ts";
import { UserId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { PageCursor, pageSize } from "./pages.ts";
import { boundedText } from "./text-schemas.ts";

export const FriendRef = z.object({ userId: UserId });
export type FriendRef = z.infer<typeof FriendRef>;

/** How it is between the asking person and another: `requested` by oneself, `asked` by the other. */
export const Relation = z.enum(["none", "requested", "asked", "friends", "blocked"]);
export type Relation = z.infer<typeof Relation>;

/** A friend, or somebody with whom a request is open. */
export const Friend = Person.extend({
  relation: Relation.extract(["requested", "asked", "friends"]),
  /** Since when they are friends, or when the request was made. */
  since: z.iso.datetime(),
});
export type Friend = z.infer<typeof Friend>;

export interface FriendChanged {
  friend: Friend;
}

export const FriendList = z.object({
  /** By name. */
  friends: z.array(Friend),
  /** Requests that wait for the person's answer, the latest first. */
  asked: z.array(Friend),
  /** All of them, also those that are not listed. */
  askedCount: z.number().int(),
  /** One's own requests that wait, the latest first. */
  requested: z.array(Friend),
});
export type FriendList = z.infer<typeof FriendList>;

/** How many people wait for an answer. */
export const FriendRequestCount = FriendList.pick({ askedCount: true });
export type FriendRequestCount = z.infer<typeof FriendRequestCount>;

export const FindPeople = z.object({
  /** The beginning of a name, without regard to case. */
  search: boundedText("search", 1, LIMITS.usernameMaxChars),
  cursor: PageCursor.optional(),
  limit: pageSize(20),
});
export type FindPeople = z.infer<typeof FindPeople>;

export const FoundPeople = z.object({
  people: z.array(Person.extend({ relation: Relation })),
  nextCursor: z.string().nullable(),
});
export type FoundPeople = z.infer<typeof FoundPeople>;

import { z } from "zod";
import { Person } from "./accounts.ts";
import { UserId } from "./ids.ts";

export const BlockUser = z.object({ userId: UserId });
export type BlockUser = z.infer<typeof BlockUser>;

export const BlockedPerson = Person.extend({ blockedAt: z.iso.datetime() });
export type BlockedPerson = z.infer<typeof BlockedPerson>;

/** Whom a person blocks, the latest first; all of them, as `blockedMaxPeople` bounds the list. */
export const BlockedPeople = z.object({ people: z.array(BlockedPerson) });
export type BlockedPeople = z.infer<typeof BlockedPeople>;

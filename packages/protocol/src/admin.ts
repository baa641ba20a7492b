import { z } from "zod";
import { Person } from "./accounts.ts";
import { UserId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import {
  AddressBan,
  AuditAction,
  AuditTargetKind,
  ModeratedPerson,
  ModerationReason,
  SeenAddress,
  UserBan,
} from "./moderation.ts";
import { PageCursor, pageSize } from "./pages.ts";
import { boundedText } from "./text-schemas.ts";

/** The beginning of a name, without regard to case. */
const NamePrefix = boundedText("search", 0, LIMITS.searchMaxChars).default("");

export const ListPeople = z.object({
  search: NamePrefix,
  /** ADMIN: only admins. */
  role: z.enum(["ALL", "ADMIN"], { error: 'role must be "ALL" or "ADMIN"' }).default("ALL"),
  cursor: PageCursor.optional(),
  limit: pageSize(50),
});
export type ListPeople = z.infer<typeof ListPeople>;

export const ListedPerson = ModeratedPerson.extend({
  createdAt: z.iso.datetime(),
  /** The newest log-in. */
  seenAt: z.iso.datetime().nullable(),
});
export type ListedPerson = z.infer<typeof ListedPerson>;

export const ListedPersonPage = z.object({ people: z.array(ListedPerson), nextCursor: z.string().nullable() });
export type ListedPersonPage = z.infer<typeof ListedPersonPage>;

export const PersonSession = z.object({
  id: z.uuid(),
  /** Where the log-in came from. */
  address: z.string(),
  /** Where else it was used from in the last 30 days, the latest first. */
  otherAddresses: z.array(SeenAddress),
  userAgent: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type PersonSession = z.infer<typeof PersonSession>;

/** A ban, whether it holds or not. */
export const PastBan = UserBan.extend({ id: z.uuid(), liftedAt: z.iso.datetime().nullable() });
export type PastBan = z.infer<typeof PastBan>;

/** Everything that an admin sees of one person. */
export const PersonDetails = ListedPerson.extend({
  /** Live ones, the newest first. */
  sessions: z.array(PersonSession),
  friendsCount: z.number().int(),
  roomsCount: z.number().int(),
  /** All of them, the newest first. */
  bans: z.array(PastBan),
});
export type PersonDetails = z.infer<typeof PersonDetails>;

export const EndSessions = z.object({ userId: UserId, reason: ModerationReason });
export type EndSessions = z.infer<typeof EndSessions>;

export const CreatePasswordReset = z.object({ userId: UserId, reason: ModerationReason });
export type CreatePasswordReset = z.infer<typeof CreatePasswordReset>;

/** Shown once: only a digest of the token is kept. */
export const PasswordReset = z.object({ token: z.string(), expiresAt: z.iso.datetime() });
export type PasswordReset = z.infer<typeof PasswordReset>;

export const ListBans = z.object({ cursor: PageCursor.optional(), limit: pageSize(50) });
export type ListBans = z.infer<typeof ListBans>;

/** Bans of people that hold, the newest first. */
export const BannedPersonPage = z.object({
  bans: z.array(UserBan.extend({ id: z.uuid(), user: Person })),
  nextCursor: z.string().nullable(),
});
export type BannedPersonPage = z.infer<typeof BannedPersonPage>;

/** Bans of addresses that hold, the newest first. */
export const AddressBanPage = z.object({ bans: z.array(AddressBan), nextCursor: z.string().nullable() });
export type AddressBanPage = z.infer<typeof AddressBanPage>;

const Day = z.iso.date({ error: "A date is written like 2026-11-24" });

/** Which entries of the audit; the dates are days in UTC, both included. */
export const AuditFilter = z.object({
  action: AuditAction.optional(),
  /** The beginning of the name of who did it. */
  actor: NamePrefix,
  /** The beginning of the name, or address, of whom it was done to. */
  target: NamePrefix,
  /** The beginning of the name of the room that it was done to, or in. */
  room: NamePrefix,
  /** Where it was done from: an address, or a network as CIDR that holds it; a single IPv6 address counts as its /64. */
  address: boundedText("address", 0, LIMITS.searchMaxChars)
    .transform((text) => text.trim())
    .default(""),
  from: Day.optional(),
  to: Day.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const ListAudit = AuditFilter.extend({ cursor: PageCursor.optional(), limit: pageSize(50) });
export type ListAudit = z.infer<typeof ListAudit>;

/** One act of moderation, with names as they were then. */
export const AuditEntry = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  action: AuditAction,
  /** The id is null for the command line. */
  actor: z.object({ id: z.uuid().nullable(), name: z.string() }),
  target: z.object({ kind: AuditTargetKind, id: z.string().nullable(), name: z.string() }),
  reason: z.string(),
  /** Where it was done from. */
  address: z.string().nullable(),
  /** What else there is to know of it; `roomName` is the room's that it was done in. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditPage = z.object({ entries: z.array(AuditEntry), nextCursor: z.string().nullable() });
export type AuditPage = z.infer<typeof AuditPage>;

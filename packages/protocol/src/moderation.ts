import { z } from "zod";
import { Person, Role } from "./accounts.ts";
import { UserId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { hasVisibleChars } from "./text.ts";
import { boundedText } from "./text-schemas.ts";

/** Why a moderator does something: the banned person reads it, and the audit keeps it. */
export const ModerationReason = boundedText("Reason", 1, LIMITS.moderationReasonMaxChars)
  .transform((text) => text.trim())
  .refine(hasVisibleChars, { error: "Say why" });

/** How long a ban lasts; null for good. */
export const BanMinutes = z
  .number({ error: "minutes must be a number, or null for a ban without an end" })
  .int({ error: "minutes must be a whole number" })
  .min(1, { error: "A ban lasts at least a minute" })
  .max(LIMITS.banMaxMinutes, { error: "A ban with an end lasts ten years at most" })
  .nullable();

/** An IPv4 or IPv6 address, or a network as CIDR. */
const AddressText = z
  .string({ error: "An address must be text" })
  .trim()
  .min(1, { error: "An address is empty" })
  .max(64, {
    error: "This is too long for an address",
  });
const Addresses = z
  .array(AddressText)
  .min(1, { error: "addresses is empty" })
  .max(LIMITS.addressBanMaxNetworks, { error: `At most ${LIMITS.addressBanMaxNetworks} addresses at once` });

export const BanAddresses = z.object({
  addresses: Addresses,
  reason: ModerationReason,
  minutes: BanMinutes.default(LIMITS.addressBanDefaultMinutes),
});
export type BanAddresses = z.infer<typeof BanAddresses>;

export const BanUser = z.object({
  userId: UserId,
  reason: ModerationReason,
  minutes: BanMinutes.default(null),
  /** Kept out together with the person, in the one act; the reason is the same. */
  addressBan: BanAddresses.omit({ reason: true }).optional(),
  /** A report of something that the person wrote, which the ban settles. */
  reportId: z.uuid({ error: "reportId must be a UUID" }).optional(),
});
export type BanUser = z.infer<typeof BanUser>;

export const UnbanUser = z.object({ userId: UserId, reason: ModerationReason });
export type UnbanUser = z.infer<typeof UnbanUser>;

export const SetRole = z.object({
  userId: UserId,
  role: z.enum(Role.options, { error: 'role must be "USER" or "ADMIN"' }),
  reason: ModerationReason,
});
export type SetRole = z.infer<typeof SetRole>;

/** A ban that holds now. */
export const UserBan = z.object({
  reason: z.string(),
  createdAt: z.iso.datetime(),
  /** Null for good. */
  until: z.iso.datetime().nullable(),
  /** Null when it came from the command line, or from an account that is gone. */
  bannedBy: Person.nullable(),
});
export type UserBan = z.infer<typeof UserBan>;

/** Somebody as admins see them. */
export const ModeratedPerson = Person.extend({ role: Role, ban: UserBan.nullable() });
export type ModeratedPerson = z.infer<typeof ModeratedPerson>;

export const PreviewAddressBan = z.object({
  addresses: Addresses,
  /** Not counted among the others whom the ban would hit. */
  exceptUserId: UserId.optional(),
});
export type PreviewAddressBan = z.infer<typeof PreviewAddressBan>;

export const UnbanAddress = z.object({ banId: z.uuid({ error: "banId must be a UUID" }), reason: ModerationReason });
export type UnbanAddress = z.infer<typeof UnbanAddress>;

/** A network that is kept out. */
export const AddressBan = z.object({
  id: z.uuid(),
  /** As CIDR; a single IPv6 address counts as its /64. */
  network: z.string(),
  reason: z.string(),
  createdAt: z.iso.datetime(),
  /** Null for good. */
  until: z.iso.datetime().nullable(),
  bannedBy: Person.nullable(),
});
export type AddressBan = z.infer<typeof AddressBan>;

export const AddressBans = z.object({ bans: z.array(AddressBan) });
export type AddressBans = z.infer<typeof AddressBans>;

/** An IPv4 address, or the /64 of an IPv6 one, that a session is used from. */
export const SeenAddress = z.object({
  address: z.string(),
  /** To within an hour. */
  seenAt: z.iso.datetime(),
});
export type SeenAddress = z.infer<typeof SeenAddress>;

/** Somebody who was seen lately in a network. */
export const SeenPerson = Person.extend({ role: Role, address: z.string(), seenAt: z.iso.datetime() });
export type SeenPerson = z.infer<typeof SeenPerson>;

/** Whom a ban of these networks would hit. */
export const AddressBanPreview = z.object({
  networks: z.array(z.string()),
  /** One of the networks holds an address that one uses oneself: the ban would be refused. */
  hitsOneself: z.boolean(),
  /** Those seen most lately, the newest first. */
  people: z.array(SeenPerson),
  peopleCount: z.number().int(),
});
export type AddressBanPreview = z.infer<typeof AddressBanPreview>;

export const UserRef = z.object({ userId: UserId });
export type UserRef = z.infer<typeof UserRef>;

/** The networks that somebody came from lately, the newest first. */
export const RecentNetworks = z.object({
  networks: z.array(z.object({ network: z.string(), seenAt: z.iso.datetime() })),
});
export type RecentNetworks = z.infer<typeof RecentNetworks>;

/** Everything that the audit records. */
export const AuditAction = z.enum([
  "ban_user",
  "unban_user",
  "promote_user",
  "demote_user",
  "ban_address",
  "unban_address",
  "end_sessions",
  "reset_password",
  "add_member",
  "kick_member",
  "ban_member",
  "unban_member",
  "change_member_role",
  "transfer_room",
  "create_invite",
  "revoke_invite",
  "pin_message",
  "unpin_message",
  "archive_room",
  "unarchive_room",
  "change_room",
  "enter_room",
  "dismiss_report",
  "delete_reported_message",
  "delete_message",
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** What an act of moderation was done to. */
export const AuditTargetKind = z.enum(["user", "address", "room"]);
export type AuditTargetKind = z.infer<typeof AuditTargetKind>;

import { z } from "zod";
import { Person, Role } from "./accounts.ts";
import { UserId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { boundedText, hasVisibleChars } from "./text.ts";

/** Why a moderator does something: the banned person reads it, and the audit keeps it. */
export const ModerationReason = boundedText("reason", 1, LIMITS.moderationReasonMaxChars)
  .transform((text) => text.trim())
  .refine(hasVisibleChars, { error: "Say why" });

/** How long a ban lasts; null for good. */
export const BanMinutes = z
  .number({ error: "minutes must be a number, or null for a ban without an end" })
  .int({ error: "minutes must be a whole number" })
  .min(1, { error: "A ban lasts at least a minute" })
  .max(LIMITS.banMaxMinutes, { error: "A ban with an end lasts ten years at most" })
  .nullable();

export const BanUser = z.object({ userId: UserId, reason: ModerationReason, minutes: BanMinutes.default(null) });
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

/** Everything that the audit records. */
export const AuditAction = z.enum(["ban_user", "unban_user", "promote_user", "demote_user"]);
export type AuditAction = z.infer<typeof AuditAction>;

/** What an act of moderation was done to. */
export const AuditTargetKind = z.enum(["user"]);
export type AuditTargetKind = z.infer<typeof AuditTargetKind>;

import { z } from "zod";
import { Person } from "./accounts.ts";
import { RoomId, UserId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { type Member, Room } from "./rooms.ts";
import { boundedText } from "./text-schemas.ts";

const Reason = boundedText("reason", 0, LIMITS.moderationReasonMaxChars)
  .transform((text) => text.trim())
  .default("");

export const MemberRef = z.object({ roomId: RoomId, userId: UserId });
export type MemberRef = z.infer<typeof MemberRef>;

export const RemoveMember = MemberRef.extend({ reason: Reason });
export type RemoveMember = z.infer<typeof RemoveMember>;

export const SetMemberRole = MemberRef.extend({
  role: z.enum(["MODERATOR", "MEMBER"], { error: 'role must be "MODERATOR" or "MEMBER"' }),
});
export type SetMemberRole = z.infer<typeof SetMemberRole>;

export const InviteByName = z.object({
  roomId: RoomId,
  username: boundedText("username", 1, LIMITS.usernameMaxChars),
});
export type InviteByName = z.infer<typeof InviteByName>;

export const RoomBan = Person.extend({ reason: z.string(), createdAt: z.iso.datetime() });
export type RoomBan = z.infer<typeof RoomBan>;

/** Who is kept out of a room, the latest first. */
export const RoomBans = z.object({ bans: z.array(RoomBan) });
export type RoomBans = z.infer<typeof RoomBans>;

export const CreateInvite = z.object({
  roomId: RoomId,
  minutes: z
    .number({ error: "minutes must be a number" })
    .int()
    .min(1, { error: "A link works for at least a minute" })
    .max(LIMITS.inviteMaxMinutes, { error: "A link works for thirty days at most" })
    .default(LIMITS.inviteDefaultMinutes),
  maxUses: z
    .number({ error: "maxUses must be a number" })
    .int()
    .min(1, { error: "A link lets in at least one" })
    .max(LIMITS.inviteMaxUses, { error: `A link lets in ${LIMITS.inviteMaxUses} people at most` })
    .default(LIMITS.inviteDefaultUses),
});
export type CreateInvite = z.infer<typeof CreateInvite>;

export const Invite = z.object({
  id: z.uuid(),
  createdBy: Person,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  maxUses: z.number().int(),
  uses: z.number().int(),
});
export type Invite = z.infer<typeof Invite>;

/** The one time that the token of an invite is told; its page is `/invite/<token>`. */
export const NewInvite = Invite.extend({ token: z.string() });
export type NewInvite = z.infer<typeof NewInvite>;

/** The links of a room that work, the latest first. */
export const Invites = z.object({ invites: z.array(Invite) });
export type Invites = z.infer<typeof Invites>;

export const InviteRef = z.object({ roomId: RoomId, inviteId: z.uuid({ error: "inviteId must be a UUID" }) });
export type InviteRef = z.infer<typeof InviteRef>;

export const InviteToken = z.object({ token: boundedText("token", 1, 128) });
export type InviteToken = z.infer<typeof InviteToken>;

/** What somebody with a link gets to know before they enter. */
export const InvitePreview = z.object({
  roomId: z.uuid(),
  roomName: z.string(),
  memberCount: z.number().int(),
  invitedBy: Person,
  expiresAt: z.iso.datetime(),
  isMember: z.boolean(),
});
export type InvitePreview = z.infer<typeof InvitePreview>;

export const EnteredRoom = z.object({ room: Room });

export interface MemberChanged {
  roomId: string;
  member: Member;
}

/** Why somebody is no longer in a room, if they did not leave it themselves. */
export type RoomLeftReason = "kicked" | "banned";

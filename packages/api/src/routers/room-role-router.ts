import {
  CreateInvite,
  EnteredRoom,
  InviteByName,
  InvitePreview,
  InviteRef,
  Invites,
  InviteToken,
  MemberRef,
  NewInvite,
  RemoveMember,
  RoomBans,
  RoomRef,
  SetMemberRole,
} from "@banter/protocol";
import { router, userProcedure } from "../trpc.ts";

const tags = ["Room members"];

export const roomRoleRouter = router({
  kick: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/rooms/{roomId}/kick",
        tags,
        summary: "Put somebody out of a room",
        description:
          "For the owner and moderators, of those below them, and for admins. From the answer on nothing of the room reaches them; they may come back.",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(RemoveMember)
    .output(MemberRef)
    .mutation(({ ctx, input }) => ctx.services.roomRoles.kick(ctx.actor, ctx.origin, input)),

  ban: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/rooms/{roomId}/ban",
        tags,
        summary: "Put somebody out of a room and keep them out",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(RemoveMember)
    .output(MemberRef)
    .mutation(({ ctx, input }) => ctx.services.roomRoles.ban(ctx.actor, ctx.origin, input)),

  unban: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/rooms/{roomId}/unban",
        tags,
        summary: "Let somebody into a room again",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(RemoveMember)
    .output(MemberRef)
    .mutation(({ ctx, input }) => ctx.services.roomRoles.unban(ctx.actor, ctx.origin, input)),

  bans: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/rooms/{roomId}/bans",
        tags,
        summary: "Who is kept out of a room, the latest first",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(RoomRef)
    .output(RoomBans)
    .query(({ ctx, input }) => ctx.services.roomRoles.bans(ctx.actor, input)),

  setRole: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/rooms/{roomId}/role",
        tags,
        summary: "Make a moderator of a member, or the other way round",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(SetMemberRole)
    .output(MemberRef)
    .mutation(({ ctx, input }) => ctx.services.roomRoles.setRole(ctx.actor, ctx.origin, input)),

  transfer: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/rooms/{roomId}/transfer",
        tags,
        summary: "Hand a room over to a member; the owner becomes a moderator",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(MemberRef)
    .output(MemberRef)
    .mutation(({ ctx, input }) => ctx.services.roomRoles.transfer(ctx.actor, ctx.origin, input)),

  invite: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/rooms/{roomId}/members",
        tags,
        summary: "Make a friend a member of a room, by name",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(InviteByName)
    .output(MemberRef)
    .mutation(({ ctx, input }) => ctx.services.roomInvites.invite(ctx.actor, ctx.origin, input)),

  createInvite: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/rooms/{roomId}/invites",
        tags,
        summary: "Make a link that lets people into a room",
        description: "Its page is /invite/ and the token, which is told this one time.",
        errorResponses: [400, 401, 403, 404, 409],
      },
    })
    .input(CreateInvite)
    .output(NewInvite)
    .mutation(({ ctx, input }) => ctx.services.roomInvites.createInvite(ctx.actor, ctx.origin, input)),

  invites: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/rooms/{roomId}/invites",
        tags,
        summary: "The links of a room that work",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(RoomRef)
    .output(Invites)
    .query(({ ctx, input }) => ctx.services.roomInvites.invites(ctx.actor, input)),

  revokeInvite: userProcedure
    .meta({
      openapi: {
        method: "DELETE",
        path: "/rooms/{roomId}/invites/{inviteId}",
        tags,
        summary: "Take a link back",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(InviteRef)
    .output(InviteRef)
    .mutation(({ ctx, input }) => ctx.services.roomInvites.revokeInvite(ctx.actor, ctx.origin, input)),

  previewInvite: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/invites/{token}",
        tags,
        summary: "Where a link leads",
        errorResponses: [400, 401, 404],
      },
    })
    .input(InviteToken)
    .output(InvitePreview)
    .query(({ ctx, input }) => ctx.services.roomInvites.previewInvite(ctx.actor, input.token)),

  acceptInvite: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/invites/{token}/accept",
        tags,
        summary: "Enter a room by a link",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(InviteToken)
    .output(EnteredRoom)
    .mutation(({ ctx, input }) => ctx.services.roomInvites.acceptInvite(ctx.actor, input.token)),
});

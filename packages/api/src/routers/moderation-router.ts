import {
  BanUser,
  CreatePasswordReset,
  EndSessions,
  ModeratedPerson,
  PasswordReset,
  ReportRef,
  ResolveReport,
  SetRole,
  UnbanUser,
} from "@banter/protocol";
import { adminProcedure, router } from "../trpc.ts";

const tags = ["Moderation"];

export const moderationRouter = router({
  banUser: adminProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/users/ban",
        tags,
        summary: "Keep a person out",
        description:
          "For admins. Without `minutes` for good. Log-in, API and sockets refuse the person from now on, and their live sockets end on every node. Admins cannot be banned.",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(BanUser)
    .output(ModeratedPerson)
    .mutation(({ ctx, input }) => ctx.services.moderation.banUser(ctx.moderator, input)),

  resolveReport: adminProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/reports/{reportId}/resolve",
        tags,
        summary: "Decide on a reported message",
        description: "For admins. `DELETED` deletes it and settles all reports of it.",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(ResolveReport)
    .output(ReportRef)
    .mutation(({ ctx, input }) => ctx.services.reports.resolve(ctx.moderator, input)),

  unbanUser: adminProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/users/unban",
        tags,
        summary: "Let a banned person in again",
        description: "For admins. Idempotent.",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(UnbanUser)
    .output(ModeratedPerson)
    .mutation(({ ctx, input }) => ctx.services.moderation.unbanUser(ctx.moderator, input)),

  setRole: adminProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/users/role",
        tags,
        summary: "Make a person an admin, or no longer one",
        description: "For admins. The last admin stays one.",
        errorResponses: [400, 401, 403, 404, 409],
      },
    })
    .input(SetRole)
    .output(ModeratedPerson)
    .mutation(({ ctx, input }) => ctx.services.moderation.setRole(ctx.moderator, input)),

  endSessions: adminProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/users/end-sessions",
        tags,
        summary: "Log a person out everywhere",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(EndSessions)
    .output(ModeratedPerson)
    .mutation(({ ctx, input }) => ctx.services.moderation.endSessions(ctx.moderator, input)),

  createPasswordReset: adminProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/users/password-reset",
        tags,
        summary: "Make a link by which a person may choose a new password",
        description:
          "For admins. The link is PUBLIC_URL/reset-password#TOKEN; it works once, within a day. Not for other admins.",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(CreatePasswordReset)
    .output(PasswordReset)
    .mutation(({ ctx, input }) => ctx.services.moderation.createPasswordReset(ctx.moderator, input)),
});

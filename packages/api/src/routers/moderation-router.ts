import { BanUser, ModeratedPerson, SetRole, UnbanUser } from "@banter/protocol";
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
});

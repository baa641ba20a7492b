import { ChangePassword, DeleteAccount, OwnSessions, SessionRef } from "@banter/protocol";
import { z } from "zod";
import type { ApiContext } from "../context.ts";
import { router, userProcedure } from "../trpc.ts";

const tags = ["Accounts"];

const Done = z.object({ done: z.literal(true) });

const done = async (work: Promise<void>): Promise<z.infer<typeof Done>> => {
  await work;
  return { done: true };
};

const withoutCookie = async (ctx: ApiContext, work: Promise<void>): Promise<z.infer<typeof Done>> => {
  const answer = await done(work);
  ctx.setSessionCookie(null);
  return answer;
};

export const ownAccountRouter = router({
  changePassword: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/account/password",
        tags,
        summary: "Change one's password",
        description: "Asks for the present one. Ends all sessions but the one it is done from, on every node.",
        errorResponses: [400, 401, 403, 429],
      },
    })
    .input(ChangePassword)
    .output(Done)
    .mutation(({ ctx, input }) => done(ctx.services.ownAccount.changePassword(ctx.actor, input))),

  sessions: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/account/sessions",
        tags,
        summary: "One's open sessions",
        description: "The session that asks first, then the latest used; `lastUsedAt` is right to five minutes.",
        errorResponses: [401],
      },
    })
    .input(z.object({}))
    .output(OwnSessions)
    .query(({ ctx }) => ctx.services.ownAccount.sessions(ctx.actor)),

  endSession: userProcedure
    .meta({
      openapi: {
        method: "DELETE",
        path: "/account/sessions/{sessionId}",
        tags,
        summary: "End one of one's sessions",
        errorResponses: [400, 401, 404],
      },
    })
    .input(SessionRef)
    .output(SessionRef)
    .mutation(({ ctx, input }) => ctx.services.ownAccount.endSession(ctx.actor, input)),

  endOtherSessions: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/account/sessions/end-others",
        tags,
        summary: "End all of one's sessions but this one",
        errorResponses: [401],
      },
    })
    .input(z.object({}))
    .output(Done)
    .mutation(({ ctx }) => done(ctx.services.ownAccount.endOtherSessions(ctx.actor))),

  delete: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/account/delete",
        tags,
        summary: "Delete one's account",
        description:
          "Asks for the password, and cannot be undone. Sessions, friends and memberships end; messages stay, by `Deleted user`; rooms go to their longest-standing moderator or member. The name is nobody's for 30 days.",
        errorResponses: [400, 401, 403, 409, 429],
      },
    })
    .input(DeleteAccount)
    .output(Done)
    .mutation(({ ctx, input }) => withoutCookie(ctx, ctx.services.ownAccount.delete(ctx.actor, input))),
});

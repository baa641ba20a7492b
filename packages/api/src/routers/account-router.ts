import { Account, Credentials, LogIn, ResetPassword, SignUp } from "@banter/protocol";
import { z } from "zod";
import type { ApiContext } from "../context.ts";
import { publicProcedure, router, userProcedure } from "../trpc.ts";

const Done = z.object({ done: z.literal(true) });

export const accountRouter = router({
  signUp: publicProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/signup",
        tags: ["Accounts"],
        summary: "Sign up",
        description: "Makes an account, sets the session cookie and returns a bearer token.",
        protect: false,
        errorResponses: [400, 409, 429],
      },
    })
    .input(SignUp)
    .output(Credentials)
    .mutation(async ({ ctx, input }) => withCookie(ctx, await ctx.services.accounts.signUp(ctx.origin, input))),

  logIn: publicProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/login",
        tags: ["Accounts"],
        summary: "Log in",
        description: "Sets the session cookie and returns a bearer token.",
        protect: false,
        errorResponses: [400, 401, 429],
      },
    })
    .input(LogIn)
    .output(Credentials)
    .mutation(async ({ ctx, input }) => withCookie(ctx, await ctx.services.accounts.logIn(ctx.origin, input))),

  resetPassword: publicProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/reset-password",
        tags: ["Accounts"],
        summary: "Choose a new password by a link that an admin gave",
        description: "Ends all of the person's sessions. The link works once.",
        protect: false,
        errorResponses: [400, 401, 429],
      },
    })
    .input(ResetPassword)
    .output(z.object({ username: z.string() }))
    .mutation(({ ctx, input }) => ctx.services.accounts.resetPassword(ctx.origin, input)),

  logOut: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/logout",
        tags: ["Accounts"],
        summary: "End this session",
        errorResponses: [401],
      },
    })
    .input(z.object({}))
    .output(Done)
    .mutation(async ({ ctx }) => withoutCookie(ctx, await ctx.services.accounts.logOut(ctx.actor))),

  logOutEverywhere: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/logout-everywhere",
        tags: ["Accounts"],
        summary: "End all of one's sessions",
        errorResponses: [401],
      },
    })
    .input(z.object({}))
    .output(Done)
    .mutation(async ({ ctx }) => withoutCookie(ctx, await ctx.services.accounts.logOutEverywhere(ctx.actor))),

  me: userProcedure
    .meta({
      openapi: { method: "GET", path: "/account", tags: ["Accounts"], summary: "Who one is", errorResponses: [401] },
    })
    .input(z.object({}))
    .output(Account)
    .query(({ ctx }) => ctx.services.accounts.me(ctx.actor)),
});

function withCookie(ctx: ApiContext, credentials: Credentials): Credentials {
  ctx.setSessionCookie(credentials);
  return credentials;
}

function withoutCookie(ctx: ApiContext, _done: unknown): z.infer<typeof Done> {
  ctx.setSessionCookie(null);
  return { done: true };
}

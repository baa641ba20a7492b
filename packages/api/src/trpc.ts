import { requireAdmin } from "@banter/domain";
import { AppError } from "@banter/protocol";
import { initTRPC } from "@trpc/server";
import type { OpenApiMeta } from "trpc-to-openapi";
import type { ApiContext } from "./context.ts";
import { failureOf, toTrpcError } from "./failure.ts";

const t = initTRPC
  .context<ApiContext>()
  .meta<OpenApiMeta>()
  .create({
    isDev: false,
    errorFormatter({ shape, error }) {
      const failure = failureOf(error);
      return {
        code: shape.code,
        message: failure.message,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, failure },
      };
    },
  });

export const router = t.router;

const procedure = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof AppError) throw toTrpcError(result.error.cause);
  return result;
});

/** For anyone, with or without a session. */
export const publicProcedure = procedure;

/** For people who are logged in. */
export const userProcedure = procedure.use(async ({ ctx, next }) =>
  next({ ctx: { ...ctx, actor: await ctx.requireActor() } }),
);

/** For admins, whatever the procedure. */
export const adminProcedure = userProcedure.use(({ ctx, next }) =>
  next({ ctx: { ...ctx, moderator: requireAdmin(ctx.actor, ctx.origin) } }),
);

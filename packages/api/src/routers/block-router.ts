import { BlockedPeople, BlockedPerson, BlockUser } from "@banter/protocol";
import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";

const tags = ["People"];

export const blockRouter = router({
  list: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/users/blocked",
        tags,
        summary: "Whom one blocks, the latest first",
        errorResponses: [401],
      },
    })
    .input(z.object({}))
    .output(BlockedPeople)
    .query(({ ctx }) => ctx.services.blocks.list(ctx.actor)),

  block: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/users/block",
        tags,
        summary: "See and hear nothing of a person any more",
        description:
          "From the answer on none of their messages reaches you, in any room, live or in history, on any connection. It ends a friendship. They do not learn of it. Idempotent.",
        errorResponses: [400, 401, 403, 404, 409],
      },
    })
    .input(BlockUser)
    .output(BlockedPerson)
    .mutation(({ ctx, input }) => ctx.services.blocks.block(ctx.actor, input)),

  unblock: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/users/unblock",
        tags,
        summary: "See and hear a person again",
        description: "Also what they wrote in the meantime. Idempotent.",
        errorResponses: [400, 401],
      },
    })
    .input(BlockUser)
    .output(z.object({ userId: z.uuid() }))
    .mutation(({ ctx, input }) => ctx.services.blocks.unblock(ctx.actor, input)),
});

import { ListMessages, MessagePage } from "@banter/protocol";
import { router, userProcedure } from "../trpc.ts";

export const messageRouter = router({
  list: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/rooms/{roomId}/messages",
        tags: ["Messages"],
        summary: "A page of a room's history, oldest first",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(ListMessages)
    .output(MessagePage)
    .query(({ ctx, input }) => ctx.services.messages.list(ctx.actor, input)),
});

import { ListPresence, PresenceList } from "@banter/protocol";
import { router, userProcedure } from "../trpc.ts";

export const presenceRouter = router({
  list: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/presence",
        tags: ["People"],
        summary: "Who of these people is online or away",
        description:
          "`userIds` are ids separated by commas. Friends and people of one's rooms are shown; whom one may not see looks offline. Sockets are told of changes: `watch_presence`.",
        errorResponses: [400, 401],
      },
    })
    .input(ListPresence)
    .output(PresenceList)
    .query(({ ctx, input }) => ctx.services.presence.list(ctx.actor, input)),
});

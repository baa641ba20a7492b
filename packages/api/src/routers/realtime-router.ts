import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";

export const realtimeRouter = router({
  endpoints: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/realtime",
        tags: ["Realtime"],
        summary: "Where to connect for live messages",
        description:
          'Addresses of realtime nodes, the one to try first in front. An entry is a URL, or ":PORT", a port of the host that this API is reached under.',
        errorResponses: [401],
      },
    })
    .input(z.object({}))
    .output(z.object({ urls: z.array(z.string()) }))
    .query(({ ctx }) => ({ urls: ctx.services.realtimeUrls(ctx.actor) })),
});

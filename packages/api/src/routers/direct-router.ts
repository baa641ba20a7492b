import {
  ConversationPage,
  DirectConversation,
  DirectRef,
  ListConversations,
  Message,
  NewDirectMessage,
} from "@banter/protocol";
import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";

const tags = ["Direct messages"];

export const directRouter = router({
  list: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/direct-messages",
        tags,
        summary: "One's conversations with one other person each, the newest first",
        errorResponses: [400, 401],
      },
    })
    .input(ListConversations)
    .output(ConversationPage)
    .query(({ ctx, input }) => ctx.services.direct.list(ctx.actor, input)),

  get: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/direct-messages/{userId}",
        tags,
        summary: "How it is between oneself and another person",
        description:
          "Whether they are friends, and the room of the two, whose messages are read like those of any room.",
        errorResponses: [400, 401, 404],
      },
    })
    .input(DirectRef)
    .output(DirectConversation)
    .query(({ ctx, input }) => ctx.services.direct.get(ctx.actor, input)),

  send: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/direct-messages",
        tags,
        summary: "Write to a friend",
        description: "The same clientId again is answered with the stored message.",
        errorResponses: [400, 401, 403, 404, 409, 429, 503],
      },
    })
    .input(NewDirectMessage)
    .output(z.object({ message: Message }))
    .mutation(({ ctx, input }) => ctx.services.posting.toPerson(ctx.actor, input)),
});

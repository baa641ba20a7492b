import {
  DeleteMessage,
  EditMessage,
  FoundMessages,
  HistoryPage,
  ListMessages,
  ListReactors,
  Message,
  MessageRef,
  NewChatMessage,
  PinMessage,
  PinnedMessages,
  React,
  ReactorPage,
  ReportMessage,
  RoomRef,
  SearchMessages,
} from "@banter/protocol";
import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";

const ChangedMessage = z.object({ message: Message });

export const messageRouter = router({
  list: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/rooms/{roomId}/messages",
        tags: ["Messages"],
        summary: "A page of a room's history, oldest first",
        description: "The newest messages, or those before, after or around a place in the room.",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(ListMessages)
    .output(HistoryPage)
    .query(({ ctx, input }) => ctx.services.messages.list(ctx.actor, input)),

  send: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/rooms/{roomId}/messages",
        tags: ["Messages"],
        summary: "Write to a room",
        description: "The same clientId again is answered with the stored message.",
        errorResponses: [400, 401, 403, 404, 409, 429, 503],
      },
    })
    .input(NewChatMessage)
    .output(z.object({ message: Message }))
    .mutation(({ ctx, input }) => ctx.services.posting.toRoom(ctx.actor, input)),

  search: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/messages/search",
        tags: ["Messages"],
        summary: "Find messages by words, in the rooms that one is in",
        description:
          'Every word has to occur, as the beginning of a word; "words in quotes" one after the other. Without words, everything of a room or an author. The newest first.',
        errorResponses: [400, 401, 403, 429],
      },
    })
    .input(SearchMessages)
    .output(FoundMessages)
    .query(({ ctx, input }) => ctx.services.search.messages(ctx.actor, input)),

  get: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/messages/{messageId}",
        tags: ["Messages"],
        summary: "One message, that another quotes for instance",
        errorResponses: [400, 401, 404],
      },
    })
    .input(MessageRef)
    .output(Message)
    .query(({ ctx, input }) => ctx.services.messages.get(ctx.actor, input)),

  pins: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/rooms/{roomId}/pins",
        tags: ["Messages"],
        summary: "A room's pinned messages, the latest first",
        errorResponses: [400, 401, 404],
      },
    })
    .input(RoomRef)
    .output(PinnedMessages)
    .query(({ ctx, input }) => ctx.services.messages.pins(ctx.actor, input)),

  reactors: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/messages/{messageId}/reactions",
        tags: ["Messages"],
        summary: "Who reacted to a message with an emoji, the first in front",
        errorResponses: [400, 401, 404],
      },
    })
    .input(ListReactors)
    .output(ReactorPage)
    .query(({ ctx, input }) => ctx.services.messages.reactors(ctx.actor, input)),

  react: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/messages/{messageId}/reactions",
        tags: ["Messages"],
        summary: "React to a message with an emoji, or take that back",
        description: "`on` says which. What is so already stays so. Everybody in the room sees the change at once.",
        errorResponses: [400, 401, 403, 404, 409],
      },
    })
    .input(React)
    .output(ChangedMessage)
    .mutation(({ ctx, input }) => ctx.services.messages.react(ctx.actor, input)),

  pin: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/messages/{messageId}/pin",
        tags: ["Messages"],
        summary: "Pin a message in its room, or take it down",
        description: "For the room's owner and moderators, and admins. `on` says which. What is so already stays so.",
        errorResponses: [400, 401, 403, 404, 409],
      },
    })
    .input(PinMessage)
    .output(ChangedMessage)
    .mutation(({ ctx, input }) => ctx.services.messages.pin(ctx.actor, input, ctx.origin)),

  edit: userProcedure
    .meta({
      openapi: {
        method: "PATCH",
        path: "/messages/{messageId}",
        tags: ["Messages"],
        summary: "Replace what one's own message says",
        description: "The same body again changes nothing. Everybody in the room sees the change at once.",
        errorResponses: [400, 401, 403, 404, 409],
      },
    })
    .input(EditMessage)
    .output(ChangedMessage)
    .mutation(({ ctx, input }) => ctx.services.messages.edit(ctx.actor, input)),

  delete: userProcedure
    .meta({
      openapi: {
        method: "DELETE",
        path: "/messages/{messageId}",
        tags: ["Messages"],
        summary: "Delete a message",
        description:
          "One's own, anybody's as the room's owner or moderator or as an admin. Its place stays, its body is gone from every answer. Idempotent.",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(DeleteMessage)
    .output(ChangedMessage)
    .mutation(({ ctx, input }) => ctx.services.messages.delete(ctx.actor, input, ctx.origin)),

  report: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/messages/{messageId}/report",
        tags: ["Messages"],
        summary: "Show a message to the admins",
        description: "They see it as it is now, whatever becomes of it. Its author is not told. Idempotent.",
        errorResponses: [400, 401, 403, 404, 409],
      },
    })
    .input(ReportMessage)
    .output(z.object({ messageId: z.uuid() }))
    .mutation(({ ctx, input }) => ctx.services.reports.report(ctx.actor, input)),
});

import { MarkAllRead, MarkRead, RoomUnread, SetNotify, UnreadRooms } from "@banter/protocol";
import { router, userProcedure } from "../trpc.ts";

const tags = ["Reading"];

export const readingRouter = router({
  unread: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/unread",
        tags,
        summary: "How far one has read in each of one's rooms, and how much waits there",
        errorResponses: [401],
      },
    })
    .output(UnreadRooms)
    .query(({ ctx }) => ctx.services.reading.unread(ctx.actor, {})),

  markRead: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/rooms/{roomId}/read",
        tags,
        summary: "Say up to which message one has read",
        description: "Only ever moves forward. All of one's devices hear of it.",
        errorResponses: [400, 401, 404],
      },
    })
    .input(MarkRead)
    .output(RoomUnread)
    .mutation(({ ctx, input }) => ctx.services.reading.markRead(ctx.actor, input)),

  markAllRead: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/read",
        tags,
        summary: "Count all rooms as read",
        description: "Answers with the rooms that were not read before.",
        errorResponses: [401],
      },
    })
    .input(MarkAllRead)
    .output(UnreadRooms)
    .mutation(({ ctx }) => ctx.services.reading.markAllRead(ctx.actor)),

  setNotify: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/rooms/{roomId}/notify",
        tags,
        summary: "Say what of a room one wants to be called for",
        errorResponses: [400, 401, 404],
      },
    })
    .input(SetNotify)
    .output(RoomUnread)
    .mutation(({ ctx, input }) => ctx.services.reading.setNotify(ctx.actor, input)),
});

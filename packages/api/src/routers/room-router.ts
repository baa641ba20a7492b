import { CreateRoom, ListMembers, ListRooms, MemberPage, Room, RoomPage, RoomRef } from "@banter/protocol";
import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";

const tags = ["Rooms"];

export const roomRouter = router({
  list: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/rooms",
        tags,
        summary: "Browse rooms by name, a page at a time",
        errorResponses: [400, 401],
      },
    })
    .input(ListRooms)
    .output(RoomPage)
    .query(({ ctx, input }) => ctx.services.rooms.list(ctx.actor, input)),

  create: userProcedure
    .meta({ openapi: { method: "POST", path: "/rooms", tags, summary: "Make a room", errorResponses: [400, 401] } })
    .input(CreateRoom)
    .output(Room)
    .mutation(({ ctx, input }) => ctx.services.rooms.create(ctx.actor, input)),

  get: userProcedure
    .meta({
      openapi: { method: "GET", path: "/rooms/{roomId}", tags, summary: "One room", errorResponses: [400, 401, 404] },
    })
    .input(RoomRef)
    .output(Room)
    .query(({ ctx, input }) => ctx.services.rooms.get(ctx.actor, input)),

  join: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/rooms/{roomId}/join",
        tags,
        summary: "Join a public room",
        errorResponses: [400, 401, 404],
      },
    })
    .input(RoomRef)
    .output(Room)
    .mutation(({ ctx, input }) => ctx.services.rooms.join(ctx.actor, input)),

  leave: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/rooms/{roomId}/leave",
        tags,
        summary: "Leave a room",
        errorResponses: [400, 401, 404],
      },
    })
    .input(RoomRef)
    .output(z.object({ roomId: z.uuid() }))
    .mutation(({ ctx, input }) => ctx.services.rooms.leave(ctx.actor, input)),

  members: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/rooms/{roomId}/members",
        tags,
        summary: "Who is in a room, owners first",
        errorResponses: [400, 401, 404],
      },
    })
    .input(ListMembers)
    .output(MemberPage)
    .query(({ ctx, input }) => ctx.services.rooms.members(ctx.actor, input)),
});

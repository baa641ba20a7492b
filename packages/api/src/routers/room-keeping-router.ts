import { ArchiveRoom, ChangeRoom, RoomArchived, RoomSettings } from "@banter/protocol";
import { router, userProcedure } from "../trpc.ts";

const tags = ["Rooms"];
const errorResponses = [400, 401, 403, 404];

export const roomKeepingRouter = router({
  change: userProcedure
    .meta({
      openapi: {
        method: "PATCH",
        path: "/rooms/{roomId}",
        tags,
        summary: "Change a room's name, topic or slow mode",
        description:
          "Topic and slow mode, for the owner and moderators; the name, for the owner; all of it, for admins. With `slowModeSeconds` a member waits so long between two messages; owner, moderators and admins do not.",
        errorResponses,
      },
    })
    .input(ChangeRoom)
    .output(RoomSettings)
    .mutation(({ ctx, input }) => ctx.services.roomSettings.change(ctx.actor, ctx.origin, input)),

  archive: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/rooms/{roomId}/archive",
        tags,
        summary: "Archive a room",
        description:
          "For its owner, and admins. Nothing is written to it from now on and the directory does not show it; whoever is in it goes on reading, and deletes what is theirs.",
        errorResponses,
      },
    })
    .input(ArchiveRoom)
    .output(RoomArchived)
    .mutation(({ ctx, input }) => ctx.services.roomKeeping.archive(ctx.actor, ctx.origin, input)),

  unarchive: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/rooms/{roomId}/unarchive",
        tags,
        summary: "Take an archived room back into use",
        errorResponses,
      },
    })
    .input(ArchiveRoom)
    .output(RoomArchived)
    .mutation(({ ctx, input }) => ctx.services.roomKeeping.unarchive(ctx.actor, ctx.origin, input)),
});

import { FindPeople, FoundPeople, Friend, FriendList, FriendRef, FriendRequestCount } from "@banter/protocol";
import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";

const tags = ["People"];
const errorResponses = [400, 401, 403, 404];

export const friendRouter = router({
  list: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/friends",
        tags,
        summary: "One's friends, and the requests that wait",
        errorResponses: [401],
      },
    })
    .input(z.object({}))
    .output(FriendList)
    .query(({ ctx }) => ctx.services.friends.list(ctx.actor)),

  countRequests: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/friends/requests/count",
        tags,
        summary: "How many people wait for one's answer",
        errorResponses: [401],
      },
    })
    .input(z.object({}))
    .output(FriendRequestCount)
    .query(({ ctx }) => ctx.services.friends.countRequests(ctx.actor)),

  find: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/users",
        tags,
        summary: "People, by the beginning of a name",
        errorResponses: [400, 401, 429],
      },
    })
    .input(FindPeople)
    .output(FoundPeople)
    .query(({ ctx, input }) => ctx.services.friends.find(ctx.actor, input)),

  request: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/users/add",
        tags,
        summary: "Ask a person to be friends",
        description: "Somebody who asks you already becomes your friend at once. Idempotent.",
        errorResponses: [...errorResponses, 409, 429],
      },
    })
    .input(FriendRef)
    .output(Friend)
    .mutation(({ ctx, input }) => ctx.services.friends.request(ctx.actor, input)),

  accept: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/friends/accept",
        tags,
        summary: "Become friends with a person who asks",
        errorResponses: [...errorResponses, 409],
      },
    })
    .input(FriendRef)
    .output(Friend)
    .mutation(({ ctx, input }) => ctx.services.friends.accept(ctx.actor, input)),

  decline: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/friends/decline",
        tags,
        summary: "Refuse a person's request",
        description: "A friendship stays. Idempotent.",
        errorResponses,
      },
    })
    .input(FriendRef)
    .output(FriendRef)
    .mutation(({ ctx, input }) => ctx.services.friends.decline(ctx.actor, input)),

  cancel: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/friends/cancel",
        tags,
        summary: "Take one's own request back",
        description: "A friendship stays. Idempotent.",
        errorResponses,
      },
    })
    .input(FriendRef)
    .output(FriendRef)
    .mutation(({ ctx, input }) => ctx.services.friends.cancel(ctx.actor, input)),

  remove: userProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/users/remove",
        tags,
        summary: "End a friendship, or a request of either side",
        description: "Idempotent.",
        errorResponses,
      },
    })
    .input(FriendRef)
    .output(FriendRef)
    .mutation(({ ctx, input }) => ctx.services.friends.remove(ctx.actor, input)),
});

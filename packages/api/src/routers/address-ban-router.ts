import {
  AddressBan,
  AddressBanPreview,
  AddressBans,
  BanAddresses,
  PreviewAddressBan,
  RecentNetworks,
  UnbanAddress,
  UserRef,
} from "@banter/protocol";
import { adminProcedure, router } from "../trpc.ts";

const tags = ["Moderation"];

export const addressBanRouter = router({
  ban: adminProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/addresses/ban",
        tags,
        summary: "Keep addresses out",
        description:
          "For admins. Takes IPv4 and IPv6 addresses and CIDR blocks; an IPv6 address counts as its /64. Everybody from there is refused, pages, API and sockets alike. Ends after a week unless `minutes` says otherwise; null for no end.",
        errorResponses: [400, 401, 403, 409],
      },
    })
    .input(BanAddresses)
    .output(AddressBans)
    .mutation(({ ctx, input }) => ctx.services.addressBans.ban(ctx.moderator, input)),

  unban: adminProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/addresses/unban",
        tags,
        summary: "Let an address in again",
        errorResponses: [400, 401, 403, 404],
      },
    })
    .input(UnbanAddress)
    .output(AddressBan)
    .mutation(({ ctx, input }) => ctx.services.addressBans.unban(ctx.moderator, input)),

  preview: adminProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/addresses/preview",
        tags,
        summary: "Who would be hit by a ban of addresses",
        description: "For admins. The accounts seen there in the last 30 days. Changes nothing.",
        errorResponses: [400, 401, 403],
      },
    })
    .input(PreviewAddressBan)
    .output(AddressBanPreview)
    .mutation(({ ctx, input }) => ctx.services.addressBans.preview(ctx.moderator, input)),

  recent: adminProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/users/{userId}/addresses",
        tags,
        summary: "Where somebody came from in the last 30 days",
        errorResponses: [400, 401, 403],
      },
    })
    .input(UserRef)
    .output(RecentNetworks)
    .query(({ ctx, input }) => ctx.services.addressBans.recent(ctx.moderator, input)),
});

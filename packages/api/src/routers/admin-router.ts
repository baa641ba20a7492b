import {
  AddressBanPage,
  AuditPage,
  BannedPersonPage,
  EnterRoom,
  ListAllRooms,
  ListAudit,
  ListBans,
  ListedPersonPage,
  ListedRoomPage,
  ListPeople,
  ListReports,
  PersonDetails,
  ReportPage,
  Room,
  RoomRef,
  SetRoomOwner,
  UserRef,
} from "@banter/protocol";
import { adminProcedure, router } from "../trpc.ts";

const tags = ["Administration"];
const errorResponses = [400, 401, 403];

/** What admins look at; what they do is in the routers of moderation. */
export const adminRouter = router({
  people: adminProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/admin/users",
        tags,
        summary: "People, by the beginning of a name",
        errorResponses,
      },
    })
    .input(ListPeople)
    .output(ListedPersonPage)
    .query(({ ctx, input }) => ctx.services.admin.people(ctx.moderator, input)),

  reports: adminProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/admin/reports",
        tags,
        summary: "Reported messages that wait for a decision, the oldest first",
        errorResponses,
      },
    })
    .input(ListReports)
    .output(ReportPage)
    .query(({ ctx, input }) => ctx.services.reports.list(ctx.moderator, input)),

  person: adminProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/admin/users/{userId}",
        tags,
        summary: "One person, with sessions and bans",
        errorResponses: [...errorResponses, 404],
      },
    })
    .input(UserRef)
    .output(PersonDetails)
    .query(({ ctx, input }) => ctx.services.admin.person(ctx.moderator, input)),

  rooms: adminProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/admin/rooms",
        tags,
        summary: "All rooms but direct messages, the newest first",
        errorResponses,
      },
    })
    .input(ListAllRooms)
    .output(ListedRoomPage)
    .query(({ ctx, input }) => ctx.services.roomKeeping.list(ctx.moderator, input)),

  enterRoom: adminProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/admin/rooms/{roomId}/enter",
        tags,
        summary: "Become a member of any room",
        description: "Private ones too; its people see that one has come.",
        errorResponses: [...errorResponses, 404],
      },
    })
    .input(EnterRoom)
    .output(Room)
    .mutation(({ ctx, input }) => ctx.services.roomKeeping.enter(ctx.actor, ctx.origin, input)),

  setRoomOwner: adminProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/admin/rooms/{roomId}/owner",
        tags,
        summary: "Make a member the owner of a room",
        errorResponses: [...errorResponses, 404],
      },
    })
    .input(SetRoomOwner)
    .output(RoomRef)
    .mutation(({ ctx, input }) => ctx.services.roomKeeping.setOwner(ctx.actor, ctx.origin, input)),

  userBans: adminProcedure
    .meta({
      openapi: { method: "GET", path: "/admin/bans", tags, summary: "Bans of people that hold", errorResponses },
    })
    .input(ListBans)
    .output(BannedPersonPage)
    .query(({ ctx, input }) => ctx.services.admin.userBans(ctx.moderator, input)),

  addressBans: adminProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/admin/address-bans",
        tags,
        summary: "Bans of addresses that hold",
        errorResponses,
      },
    })
    .input(ListBans)
    .output(AddressBanPage)
    .query(({ ctx, input }) => ctx.services.admin.addressBans(ctx.moderator, input)),

  audit: adminProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/admin/audit",
        tags,
        summary: "What moderators did, the newest first",
        description: "For admins. GET /api/admin/audit.csv takes the same filter and answers with all of it as CSV.",
        errorResponses,
      },
    })
    .input(ListAudit)
    .output(AuditPage)
    .query(({ ctx, input }) => ctx.services.admin.audit(ctx.moderator, input)),
});

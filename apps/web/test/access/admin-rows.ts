import { type AccessScene, accessRow } from "@banter/testing";
import type { AccessTable } from "./access-table.ts";

const reason = "Because";
const nothing = () => ({});
const theMember = ({ people }: AccessScene) => ({ userId: people.member.userId });

/** For admins only, whatever it is about. */
const adminsOnly = (what: string, input: (scene: AccessScene) => unknown) => [
  accessRow(what, input, "FORBIDDEN admins_only", { ok: ["admin"] }),
];

export const ADMIN_ROWS: AccessTable = {
  "moderation.banUser": adminsOnly("somebody", (scene) => ({ ...theMember(scene), reason })),
  "moderation.unbanUser": adminsOnly("somebody", ({ people }) => ({ userId: people.banned.userId, reason })),
  "moderation.setRole": adminsOnly("somebody", (scene) => ({ ...theMember(scene), role: "ADMIN", reason })),
  "moderation.endSessions": adminsOnly("somebody's sessions", (scene) => ({ ...theMember(scene), reason })),
  "moderation.createPasswordReset": adminsOnly("somebody's password", (scene) => ({ ...theMember(scene), reason })),
  "moderation.resolveReport": adminsOnly("a report", ({ reportId }) => ({ reportId, resolution: "DISMISSED", reason })),
  "admin.people": adminsOnly("everybody", nothing),
  "admin.person": adminsOnly("somebody", theMember),
  "admin.reports": adminsOnly("all reports", nothing),
  "admin.userBans": adminsOnly("all bans", nothing),
  "admin.addressBans": adminsOnly("all bans", nothing),
  "admin.audit": adminsOnly("the audit", nothing),
  "addressBans.ban": adminsOnly("an address", () => ({ addresses: ["198.19.0.1"], reason })),
  "addressBans.unban": adminsOnly("a ban", ({ addressBanId }) => ({ banId: addressBanId, reason })),
  "addressBans.preview": adminsOnly("an address", () => ({ addresses: ["198.19.0.1"] })),
  "addressBans.recent": adminsOnly("somebody's addresses", theMember),
  "admin.rooms": adminsOnly("all rooms", nothing),
  "admin.enterRoom": adminsOnly("a private room", ({ privateRoom: roomId }) => ({ roomId, reason })),
  "admin.setRoomOwner": adminsOnly("a private room", ({ privateRoom: roomId, people }) => ({
    roomId,
    username: people.member.username,
    reason,
  })),
};

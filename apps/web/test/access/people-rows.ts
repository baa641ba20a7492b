import { randomUUID } from "node:crypto";
import { type AccessScene, accessRow, type Caller } from "@banter/testing";
import type { AccessTable } from "./access-table.ts";

const nothing = () => ({});
const theOwner = ({ people }: AccessScene) => ({ userId: people.owner.userId });
const theMember = ({ people }: AccessScene) => ({ userId: people.member.userId });
const oneself = ({ people }: AccessScene, caller: Caller) => ({
  userId: people[caller === "visitor" ? "stranger" : caller].userId,
});

export const PEOPLE_ROWS: AccessTable = {
  "blocks.list": [accessRow("one's own list", nothing, "ok")],
  "blocks.block": [
    accessRow("somebody", theMember, "ok", { "FORBIDDEN own_account": ["member"] }),
    accessRow("oneself", oneself, "FORBIDDEN own_account"),
  ],
  "blocks.unblock": [accessRow("somebody whom another blocks", theMember, "ok")],
  "friends.list": [accessRow("one's own list", nothing, "ok")],
  "friends.find": [
    accessRow("somebody by name", ({ people }) => ({ search: people.owner.username.slice(0, 8) }), "ok"),
  ],
  "friends.request": [
    // Also the one whom the owner blocks: they must not learn of it.
    accessRow("somebody", theOwner, "ok", { "FORBIDDEN own_account": ["owner"] }),
    accessRow("somebody whom one blocks", ({ people }) => ({ userId: people.blocked.userId }), "ok", {
      "FORBIDDEN you_block_them": ["owner"],
      "FORBIDDEN own_account": ["blocked"],
    }),
  ],
  "friends.accept": [
    accessRow("a request that nobody made", theOwner, "NOT_FOUND", {
      ok: ["friend"],
      "FORBIDDEN own_account": ["owner"],
    }),
  ],
  "friends.decline": [accessRow("a request that nobody made", theOwner, "ok", { "FORBIDDEN own_account": ["owner"] })],
  "friends.cancel": [accessRow("a request that nobody made", theOwner, "ok", { "FORBIDDEN own_account": ["owner"] })],
  "friends.remove": [accessRow("one's own friendship", theOwner, "ok", { "FORBIDDEN own_account": ["owner"] })],
  "presence.list": [accessRow("somebody", ({ people }) => ({ userIds: people.owner.userId }), "ok")],
  "friends.countRequests": [accessRow("one's own", nothing, "ok")],
  "direct.list": [accessRow("one's own conversations", nothing, "ok")],
  "direct.get": [accessRow("one's own conversation", theOwner, "ok", { NOT_FOUND: ["owner"] })],
  "direct.send": [
    // Also the one whom the owner blocks: they must not learn of it.
    accessRow(
      "somebody",
      ({ people }) => ({ toUserId: people.owner.userId, clientId: randomUUID(), body: "Hello" }),
      "FORBIDDEN not_friends",
      { ok: ["friend"], "FORBIDDEN own_account": ["owner"] },
    ),
  ],
};

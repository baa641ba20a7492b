import { randomUUID } from "node:crypto";
import { type AccessScene, accessRow, type Caller, type Exceptions } from "@banter/testing";
import type { AccessTable } from "./access-table.ts";

const privateRoom = ({ privateRoom: roomId }: AccessScene) => ({ roomId });
const publicRoom = ({ publicRoom: roomId }: AccessScene) => ({ roomId });
const directRoom = ({ directRoom: roomId }: AccessScene) => ({ roomId });
const memberOf = (room: Room) => (scene: AccessScene) => ({
  ...room(scene),
  userId: scene.people.member.userId,
});
const invitationOf = (room: Room) => (scene: AccessScene) => ({
  ...room(scene),
  inviteId: scene.inviteId,
});
const friendFor = (room: Room) => (scene: AccessScene) => ({
  ...room(scene),
  username: scene.people.friend.username,
});

const insiders: Caller[] = ["owner", "member", "blocked"];
const theTwo: Caller[] = ["owner", "friend"];
const rulers: Caller[] = ["owner", "admin"];
/** In the room, but without the role. */
const mereMembers: Exceptions = { "FORBIDDEN room_role": ["member", "blocked"] };
type Room = (scene: AccessScene) => { roomId: string };

/** What the owner may do and admins, too, in whatever room it is. */
const ofRulers = (input: (room: Room) => (scene: AccessScene) => unknown) => [
  accessRow("a private room", input(privateRoom), "NOT_FOUND", { ok: rulers, ...mereMembers }),
  accessRow("a public room", input(publicRoom), "FORBIDDEN room_role", { ok: rulers }),
  accessRow("a direct conversation", input(directRoom), "NOT_FOUND", { "FORBIDDEN direct_room": theTwo }),
];

/** What the owner may do, and admins where they see the room. */
const ofOwners = (input: (room: Room) => (scene: AccessScene) => unknown) => [
  accessRow("a private room", input(privateRoom), "NOT_FOUND", { ok: ["owner"], ...mereMembers }),
  accessRow("a public room", input(publicRoom), "FORBIDDEN room_role", { ok: rulers }),
  accessRow("a direct conversation", input(directRoom), "NOT_FOUND", { "FORBIDDEN direct_room": theTwo }),
];

/** The same, of a room as a whole. */
const forRulersOf = (input: (room: Room) => (scene: AccessScene) => unknown) => [
  accessRow("a private room", input(privateRoom), "NOT_FOUND", { ok: rulers, ...mereMembers }),
  accessRow("a public room", input(publicRoom), "FORBIDDEN room_role", { ok: rulers }),
  accessRow("a direct conversation", input(directRoom), "NOT_FOUND"),
];

/** What each member does for themselves. */
const forMembers = (input: (room: Room) => (scene: AccessScene) => unknown) => [
  accessRow("a private room", input(privateRoom), "NOT_FOUND", { ok: insiders }),
  accessRow("a public room", input(publicRoom), "NOT_FOUND", { ok: insiders }),
  accessRow("a direct conversation", input(directRoom), "NOT_FOUND", { ok: theTwo }),
];

const unsentFile = ({ attachmentId }: AccessScene) => ({ attachmentId });

export const ROOM_ROWS: AccessTable = {
  "attachments.allowance": [accessRow("one's own", () => ({}), "ok")],
  "attachments.describe": [
    accessRow("a file that is not sent", (scene) => ({ ...unsentFile(scene), description: "A cat" }), "NOT_FOUND", {
      ok: ["owner"],
    }),
  ],
  "attachments.discard": [accessRow("a file that is not sent", unsentFile, "NOT_FOUND", { ok: ["owner"] })],
  "rooms.list": [
    accessRow("what is not for everybody", () => ({ search: "secret-", limit: 100 }), "ok"),
    accessRow("one's own rooms", () => ({ scope: "JOINED" }), "ok"),
  ],
  "rooms.create": [accessRow("one's own", () => ({ name: "One's own" }), "ok")],
  "rooms.get": [
    accessRow("a private room", privateRoom, "NOT_FOUND", { ok: insiders }),
    accessRow("a public room", publicRoom, "ok"),
    accessRow("a direct conversation", directRoom, "NOT_FOUND", { ok: theTwo }),
  ],
  "rooms.join": [
    accessRow("a private room", privateRoom, "NOT_FOUND", { ok: insiders }),
    accessRow("a public room", publicRoom, "ok", { "FORBIDDEN banned_from_room": ["roomBanned"] }),
    accessRow("a direct conversation", directRoom, "NOT_FOUND", { ok: theTwo }),
  ],
  "rooms.leave": [
    accessRow("a private room", privateRoom, "NOT_FOUND", { ok: insiders }),
    accessRow("a public room", publicRoom, "NOT_FOUND", { ok: insiders }),
    accessRow("a direct conversation", directRoom, "NOT_FOUND", { "FORBIDDEN direct_room": theTwo }),
  ],
  "rooms.members": [
    accessRow("a private room", privateRoom, "NOT_FOUND", { ok: insiders }),
    accessRow("a public room", publicRoom, "ok"),
    accessRow("a direct conversation", directRoom, "NOT_FOUND", { ok: theTwo }),
  ],
  "roomRoles.kick": ofRulers(memberOf),
  "roomRoles.ban": [
    accessRow("a private room", memberOf(privateRoom), "NOT_FOUND", {
      ok: rulers,
      "FORBIDDEN room_role": ["blocked"],
      "FORBIDDEN own_account": ["member"],
    }),
    accessRow("a public room", memberOf(publicRoom), "FORBIDDEN room_role", {
      ok: rulers,
      "FORBIDDEN own_account": ["member"],
    }),
    accessRow("a direct conversation", memberOf(directRoom), "NOT_FOUND", {
      "FORBIDDEN own_account": ["member"],
      "FORBIDDEN direct_room": theTwo,
    }),
  ],
  "roomRoles.unban": ofRulers((room) => (scene) => ({ ...room(scene), userId: scene.people.roomBanned.userId })),
  "roomRoles.bans": ofOwners((room) => room),
  "roomRoles.setRole": ofRulers((room) => (scene) => ({ ...memberOf(room)(scene), role: "MODERATOR" })),
  "roomRoles.transfer": ofRulers(memberOf),
  // The admin is no friend of the owner's friend.
  "roomRoles.invite": [
    accessRow("a private room", friendFor(privateRoom), "NOT_FOUND", {
      ok: ["owner"],
      "FORBIDDEN cannot_be_invited": ["admin"],
      ...mereMembers,
    }),
    accessRow("a public room", friendFor(publicRoom), "FORBIDDEN room_role", {
      ok: ["owner"],
      "FORBIDDEN cannot_be_invited": ["admin"],
    }),
    accessRow("a direct conversation", friendFor(directRoom), "NOT_FOUND", { "FORBIDDEN direct_room": theTwo }),
  ],
  "roomRoles.createInvite": ofOwners((room) => room),
  "roomRoles.invites": ofOwners((room) => room),
  "roomRoles.revokeInvite": ofOwners(invitationOf),
  "roomRoles.previewInvite": [
    accessRow("a link", ({ secrets }) => ({ token: secrets.inviteToken }), "ok", {}, ["privateRoomName"]),
    accessRow("the id of a link", ({ inviteId }) => ({ token: inviteId }), "NOT_FOUND invite_ended"),
    accessRow("another's link", ({ secrets }) => ({ token: secrets.resetToken }), "NOT_FOUND invite_ended"),
  ],
  "roomRoles.acceptInvite": [
    accessRow(
      "a link",
      ({ secrets }) => ({ token: secrets.inviteToken }),
      "ok",
      { "FORBIDDEN banned_from_room": ["roomBanned"] },
      ["privateRoomName"],
    ),
    accessRow("the id of a link", ({ inviteId }) => ({ token: inviteId }), "NOT_FOUND invite_ended"),
  ],
  "messages.list": [
    accessRow("a private room", privateRoom, "NOT_FOUND", { ok: insiders }),
    accessRow("a public room", publicRoom, "FORBIDDEN not_a_member", { ok: insiders }),
    accessRow("a direct conversation", directRoom, "NOT_FOUND", { ok: theTwo }),
  ],
  "messages.send": [
    accessRow("a private room", newMessageIn(privateRoom), "NOT_FOUND", { ok: insiders }),
    accessRow("a public room", newMessageIn(publicRoom), "FORBIDDEN not_a_member", { ok: insiders }),
    accessRow("a direct conversation", newMessageIn(directRoom), "NOT_FOUND", { ok: theTwo }),
  ],
  "messages.edit": [
    accessRow("a message in a private room", editOf("privateMessage"), "NOT_FOUND", {
      ok: ["owner"],
      "FORBIDDEN not_the_author": ["member", "blocked"],
    }),
    accessRow("a message in a public room", editOf("publicMessage"), "FORBIDDEN not_a_member", {
      ok: ["owner"],
      "FORBIDDEN not_the_author": ["member", "blocked"],
    }),
    accessRow("a direct message", editOf("directMessage"), "NOT_FOUND", {
      ok: ["owner"],
      "FORBIDDEN not_the_author": ["friend"],
    }),
  ],
  "messages.delete": [
    accessRow("a message in a private room", messageOf("privateMessage"), "NOT_FOUND", {
      ok: rulers,
      "FORBIDDEN not_the_author": ["member", "blocked"],
    }),
    accessRow("a message in a public room", messageOf("publicMessage"), "FORBIDDEN not_a_member", {
      ok: rulers,
      "FORBIDDEN not_the_author": ["member", "blocked"],
    }),
    accessRow("a direct message", messageOf("directMessage"), "NOT_FOUND", {
      ok: rulers,
      "FORBIDDEN not_the_author": ["friend"],
    }),
  ],
  "messages.report": [
    accessRow("a message in a private room", reportOf("privateMessage"), "NOT_FOUND", { ok: ["member", "blocked"] }),
    accessRow("a message in a public room", reportOf("publicMessage"), "NOT_FOUND", { ok: ["member", "blocked"] }),
    accessRow("a direct message", reportOf("directMessage"), "NOT_FOUND", { ok: ["friend"] }),
  ],
  "messages.get": [
    accessRow("a message in a private room", messageOf("privateMessage"), "NOT_FOUND", { ok: insiders }),
    accessRow("a message in a public room", messageOf("publicMessage"), "NOT_FOUND", { ok: insiders }),
    accessRow("a direct message", messageOf("directMessage"), "NOT_FOUND", { ok: theTwo }),
  ],
  // In a room that one is not in nothing is found.
  "messages.search": [
    accessRow("everything", () => ({ query: "secret" }), "ok"),
    accessRow("a private room", (scene) => ({ ...privateRoom(scene), query: "secret" }), "ok"),
    accessRow("a direct conversation", (scene) => ({ ...directRoom(scene), query: "secret" }), "ok"),
    accessRow("all of a private room", privateRoom, "ok"),
    accessRow("all of somebody", ({ people }) => ({ author: people.owner.username }), "ok"),
  ],
  "messages.pins": [
    accessRow("a private room", privateRoom, "NOT_FOUND", { ok: insiders }),
    accessRow("a public room", publicRoom, "NOT_FOUND", { ok: insiders }),
    accessRow("a direct conversation", directRoom, "NOT_FOUND", { ok: theTwo }),
  ],
  "messages.reactors": [
    accessRow("a message in a private room", reactorsOf("privateMessage"), "NOT_FOUND", { ok: insiders }),
    accessRow("a message in a public room", reactorsOf("publicMessage"), "NOT_FOUND", { ok: insiders }),
    accessRow("a direct message", reactorsOf("directMessage"), "NOT_FOUND", { ok: theTwo }),
  ],
  "messages.react": [
    accessRow("a message in a private room", reactionTo("privateMessage"), "NOT_FOUND", { ok: insiders }),
    accessRow("a message in a public room", reactionTo("publicMessage"), "FORBIDDEN not_a_member", { ok: insiders }),
    accessRow("a direct message", reactionTo("directMessage"), "NOT_FOUND", { ok: theTwo }),
  ],
  "messages.pin": [
    accessRow("a message in a private room", pinOf("privateMessage"), "NOT_FOUND", { ok: ["owner"], ...mereMembers }),
    accessRow("a message in a public room", pinOf("publicMessage"), "FORBIDDEN not_a_member", {
      ok: rulers,
      ...mereMembers,
    }),
    accessRow("a direct message", pinOf("directMessage"), "NOT_FOUND", { ok: theTwo }),
  ],
  "roomKeeping.change": forRulersOf((room) => (scene) => ({ ...room(scene), name: "Changed" })),
  "roomKeeping.archive": forRulersOf((room) => (scene) => ({ ...room(scene), reason: "Because" })),
  "roomKeeping.unarchive": forRulersOf((room) => (scene) => ({ ...room(scene), reason: "Because" })),
  "reading.unread": [
    accessRow("a private room", ({ privateRoom: id }) => ({ roomIds: [id] }), "ok"),
    accessRow("a direct conversation", ({ directRoom: id }) => ({ roomIds: [id] }), "ok"),
  ],
  "reading.markRead": forMembers((room) => (scene) => ({ ...room(scene), seq: 1 })),
  "reading.markAllRead": [accessRow("one's own rooms", () => ({}), "ok")],
  "reading.setNotify": forMembers((room) => (scene) => ({ ...room(scene), notify: "NOTHING" })),
};

type MessageOfScene = "privateMessage" | "publicMessage" | "directMessage";

function messageOf(which: MessageOfScene) {
  return (scene: AccessScene) => ({ messageId: scene[which] });
}

function reactorsOf(which: MessageOfScene) {
  return (scene: AccessScene) => ({ messageId: scene[which], emoji: "👍" });
}

function newMessageIn(room: Room) {
  return (scene: AccessScene) => ({ ...room(scene), clientId: randomUUID(), body: "Hello" });
}

function editOf(which: MessageOfScene) {
  return (scene: AccessScene) => ({ messageId: scene[which], body: "edited" });
}

function reportOf(which: MessageOfScene) {
  return (scene: AccessScene) => ({ messageId: scene[which], reason: "SPAM" });
}

function reactionTo(which: MessageOfScene) {
  return (scene: AccessScene) => ({ messageId: scene[which], emoji: "👍", on: true });
}

function pinOf(which: MessageOfScene) {
  return (scene: AccessScene) => ({ messageId: scene[which], on: true });
}

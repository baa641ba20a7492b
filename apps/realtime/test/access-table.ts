import { randomUUID } from "node:crypto";
import type { ClientEvent } from "@banter/protocol";
import { type AccessRow, type AccessScene, accessRow, type Caller, type Exceptions } from "@banter/testing";

type Place = "privateRoom" | "publicRoom" | "directRoom";
type Said = "privateMessage" | "publicMessage" | "directMessage";

const room = (place: Place) => (scene: AccessScene) => ({ roomId: scene[place] });
const message = (said: Said) => (scene: AccessScene) => ({ messageId: scene[said] });
const draft = (place: Place) => (scene: AccessScene) => ({
  roomId: scene[place],
  clientId: randomUUID(),
  body: "Hello",
});
const edit = (said: Said) => (scene: AccessScene) => ({ messageId: scene[said], body: "edited" });
const cursor = (place: Place) => (scene: AccessScene) => ({ cursors: [{ roomId: scene[place], afterRev: 0 }] });

const reaction = (said: Said) => (scene: AccessScene) => ({ messageId: scene[said], emoji: "👍", on: true });
const pin = (said: Said) => (scene: AccessScene) => ({ messageId: scene[said], on: true });
const readUpTo = (place: Place) => (scene: AccessScene) => ({ roomId: scene[place], seq: 1 });
const theOwner = ({ people }: AccessScene) => ({ userIds: [people.owner.userId] });

const insiders: Caller[] = ["owner", "member", "blocked"];
const theTwo: Caller[] = ["owner", "friend"];
const rulers: Caller[] = ["owner", "admin"];
const mereMembers = { "FORBIDDEN room_role": ["member", "blocked"] } satisfies Exceptions;

/**
 * By the event: what everybody gets, once for each kind of thing that it can be asked about. A new event does not
 * compile until it has rows here.
 */
export const ACCESS_TABLE: Record<ClientEvent, AccessRow[]> = {
  join_room: [
    accessRow("a private room", room("privateRoom"), "NOT_FOUND", { ok: insiders }),
    accessRow("a public room", room("publicRoom"), "ok", { "FORBIDDEN banned_from_room": ["roomBanned"] }, [
      "publicBody",
    ]),
    accessRow("a direct conversation", room("directRoom"), "NOT_FOUND", { ok: theTwo }),
  ],
  leave_room: [
    accessRow("a private room", room("privateRoom"), "NOT_FOUND", { ok: insiders }),
    accessRow("a public room", room("publicRoom"), "NOT_FOUND", { ok: insiders }),
    accessRow("a direct conversation", room("directRoom"), "NOT_FOUND", { "FORBIDDEN direct_room": theTwo }),
  ],
  new_chat_message: [
    accessRow("a private room", draft("privateRoom"), "NOT_FOUND", { ok: insiders }),
    accessRow("a public room", draft("publicRoom"), "FORBIDDEN not_a_member", { ok: insiders }),
    accessRow("a direct conversation", draft("directRoom"), "NOT_FOUND", { ok: theTwo }),
  ],
  edit_message: [
    accessRow("a message in a private room", edit("privateMessage"), "NOT_FOUND", {
      ok: ["owner"],
      "FORBIDDEN not_the_author": ["member", "blocked"],
    }),
    accessRow("a message in a public room", edit("publicMessage"), "FORBIDDEN not_a_member", {
      ok: ["owner"],
      "FORBIDDEN not_the_author": ["member", "blocked"],
    }),
    accessRow("a direct message", edit("directMessage"), "NOT_FOUND", {
      ok: ["owner"],
      "FORBIDDEN not_the_author": ["friend"],
    }),
  ],
  delete_message: [
    accessRow("a message in a private room", message("privateMessage"), "NOT_FOUND", {
      ok: rulers,
      "FORBIDDEN not_the_author": ["member", "blocked"],
    }),
    accessRow("a message in a public room", message("publicMessage"), "FORBIDDEN not_a_member", {
      ok: rulers,
      "FORBIDDEN not_the_author": ["member", "blocked"],
    }),
    accessRow("a direct message", message("directMessage"), "NOT_FOUND", {
      ok: rulers,
      "FORBIDDEN not_the_author": ["friend"],
    }),
  ],
  // Whoever is not in a room is told that it is gone.
  sync_rooms: [
    accessRow("a private room", cursor("privateRoom"), "ok"),
    accessRow("a public room", cursor("publicRoom"), "ok"),
    accessRow("a direct conversation", cursor("directRoom"), "ok"),
  ],
  // Of whom one may not see nothing is told but that they are offline.
  watch_presence: [accessRow("somebody", theOwner, "ok")],
  unwatch_presence: [accessRow("somebody", theOwner, "ok")],
  set_presence: [accessRow("oneself", () => ({ state: "away" }), "ok")],
  typing: [
    accessRow("a private room", room("privateRoom"), "FORBIDDEN not_a_member", { ok: insiders }),
    accessRow("a public room", room("publicRoom"), "FORBIDDEN not_a_member", { ok: insiders }),
    accessRow("a direct conversation", room("directRoom"), "FORBIDDEN not_a_member", { ok: theTwo }),
  ],
  list_unread: [
    accessRow("a private room", ({ privateRoom: id }) => ({ roomIds: [id] }), "ok"),
    accessRow("a direct conversation", ({ directRoom: id }) => ({ roomIds: [id] }), "ok"),
  ],
  mark_read: [
    accessRow("a private room", readUpTo("privateRoom"), "NOT_FOUND", { ok: insiders }),
    accessRow("a public room", readUpTo("publicRoom"), "NOT_FOUND", { ok: insiders }),
    accessRow("a direct conversation", readUpTo("directRoom"), "NOT_FOUND", { ok: theTwo }),
  ],
  mark_all_read: [accessRow("one's own rooms", () => ({}), "ok")],
  // Also the one whom the owner blocks gets what a stranger gets: they must not learn of it.
  new_direct_message: [
    accessRow(
      "somebody",
      ({ people }) => ({ toUserId: people.owner.userId, clientId: randomUUID(), body: "Hello" }),
      "FORBIDDEN not_friends",
      { ok: ["friend"], "FORBIDDEN own_account": ["owner"] },
    ),
  ],
  react: [
    accessRow("a message in a private room", reaction("privateMessage"), "NOT_FOUND", { ok: insiders }),
    accessRow("a message in a public room", reaction("publicMessage"), "FORBIDDEN not_a_member", { ok: insiders }),
    accessRow("a direct message", reaction("directMessage"), "NOT_FOUND", { ok: theTwo }),
  ],
  pin_message: [
    accessRow("a message in a private room", pin("privateMessage"), "NOT_FOUND", { ok: ["owner"], ...mereMembers }),
    accessRow("a message in a public room", pin("publicMessage"), "FORBIDDEN not_a_member", {
      ok: rulers,
      ...mereMembers,
    }),
    accessRow("a direct message", pin("directMessage"), "NOT_FOUND", { ok: theTwo }),
  ],
};

import type { RoomRole } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import {
  isNeverSlowed,
  mayChangeRoles,
  mayChangeSettings,
  mayInvite,
  mayRemoveMember,
  mayRenameRoom,
  type RoomActor,
} from "./room-rules.ts";

const actors: Record<string, RoomActor> = {
  owner: { role: "USER", roomRole: "OWNER" },
  moderator: { role: "USER", roomRole: "MODERATOR" },
  member: { role: "USER", roomRole: "MEMBER" },
  stranger: { role: "USER", roomRole: null },
  "admin outside": { role: "ADMIN", roomRole: null },
  "admin inside": { role: "ADMIN", roomRole: "MEMBER" },
};
const targets: (RoomRole | null)[] = ["OWNER", "MODERATOR", "MEMBER", null];

describe("who may do what in a room", () => {
  it.each([
    ["owner", ["MODERATOR", "MEMBER", null]],
    ["moderator", ["MEMBER", null]],
    ["member", []],
    ["stranger", []],
    ["admin outside", ["MODERATOR", "MEMBER", null]],
    ["admin inside", ["MODERATOR", "MEMBER", null]],
  ])("%s removes %j", (name, removable) => {
    const actor = actors[name] as RoomActor;
    expect(targets.filter((target) => mayRemoveMember(actor, target))).toEqual(removable);
  });

  it("owners and admins give roles and rename, they and moderators invite, change settings and are never slowed", () => {
    const names = Object.keys(actors);
    const allowed = (may: (actor: RoomActor) => boolean) => names.filter((name) => may(actors[name] as RoomActor));
    for (const may of [mayChangeRoles, mayRenameRoom])
      expect(allowed(may)).toEqual(["owner", "admin outside", "admin inside"]);
    for (const may of [mayInvite, mayChangeSettings, isNeverSlowed])
      expect(allowed(may)).toEqual(["owner", "moderator", "admin outside", "admin inside"]);
  });
});

import type { RoomRole } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { mayChangeRoles, mayInvite, mayRemoveMember, type RoomActor } from "./room-rules.ts";

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

  it("owners and admins give roles, they and moderators invite", () => {
    const names = Object.keys(actors);
    expect(names.filter((name) => mayChangeRoles(actors[name] as RoomActor))).toEqual([
      "owner",
      "admin outside",
      "admin inside",
    ]);
    expect(names.filter((name) => mayInvite(actors[name] as RoomActor))).toEqual([
      "owner",
      "moderator",
      "admin outside",
      "admin inside",
    ]);
  });
});

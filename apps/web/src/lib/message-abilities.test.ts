import { describe, expect, it } from "vitest";
import { abilitiesOf } from "./message-abilities.ts";
import { messageWith } from "./message-for-tests.ts";

const message = messageWith();
const deleted = messageWith({ body: null, deletedAt: "2026-01-01T00:01:00.000Z" });
const ann = { id: "ann", role: "USER" } as const;
const ben = { id: "ben", role: "USER" } as const;

describe("what is offered for a message", () => {
  it("its author may change and delete it", () => {
    expect(abilitiesOf(message, ann, { myRole: "MEMBER", kind: "PUBLIC", archivedAt: null }, true)).toMatchObject({
      canCopy: true,
      canEdit: true,
      canReport: false,
      canBlock: false,
      canDelete: true,
    });
  });

  it("others may copy it, and block its author", () => {
    expect(abilitiesOf(message, ben, { myRole: "MEMBER", kind: "PUBLIC", archivedAt: null }, true)).toMatchObject({
      canCopy: true,
      canEdit: false,
      canReport: true,
      canBlock: true,
      canDelete: false,
    });
  });

  it("a moderator may delete it, but not put words into the author's mouth", () => {
    expect(abilitiesOf(message, ben, { myRole: "MODERATOR", kind: "PUBLIC", archivedAt: null }, true)).toMatchObject({
      canCopy: true,
      canEdit: false,
      canReport: true,
      canBlock: true,
      canDelete: true,
    });
  });

  it("members reply and react, the owner and moderators pin, and in direct messages either person", () => {
    const may = (myRole: "OWNER" | "MEMBER" | null, kind: "PUBLIC" | "DIRECT") => {
      const { canReply, canReact, canPin } = abilitiesOf(message, ben, { myRole, kind, archivedAt: null }, true);
      return [canReply, canReact, canPin];
    };
    expect(may("MEMBER", "PUBLIC")).toEqual([true, true, false]);
    expect(may("OWNER", "PUBLIC")).toEqual([true, true, true]);
    expect(may("MEMBER", "DIRECT")).toEqual([true, true, true]);
    expect(may(null, "PUBLIC")).toEqual([false, false, false]);
  });

  it("in an archived room nothing is written any more", () => {
    const room = { myRole: "OWNER", kind: "PUBLIC", archivedAt: "2026-01-01T00:00:00.000Z" } as const;
    expect(abilitiesOf(message, ann, room, true)).toMatchObject({
      canReply: false,
      canReact: false,
      canPin: false,
      canEdit: false,
      canDelete: true,
    });
  });

  it("with somebody who is no friend nothing is written any more, but one's reactions can be taken back", () => {
    const room = { myRole: "MEMBER", kind: "DIRECT", archivedAt: null } as const;
    expect(abilitiesOf(message, ann, room, false)).toMatchObject({
      canReply: false,
      canReact: false,
      canTakeBackReaction: true,
      canPin: true,
      canEdit: false,
      canDelete: true,
    });
  });

  it("nothing is left to do with a deleted one", () => {
    expect(abilitiesOf(deleted, ann, { myRole: "OWNER", kind: "PUBLIC", archivedAt: null }, true)).toMatchObject({
      canCopy: false,
      canEdit: false,
      canReport: false,
      canBlock: false,
      canDelete: false,
    });
  });
});

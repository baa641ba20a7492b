import { describe, expect, it } from "vitest";
import { AttachmentName } from "./attachments.ts";
import { LIMITS } from "./limits.ts";
import { NewChatMessage } from "./messages.ts";

describe("the name of a file", () => {
  it.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\ann\\cat.png", "cat.png"],
    ["/", "file"],
    ["..", "file"],
    ["", "file"],
    ["exe.\u202Egnp", "exe.gnp"],
    ["two\r\nlines", "twolines"],
    ["Übersicht 2026 🎉.pdf", "Übersicht 2026 🎉.pdf"],
  ])("%j becomes %j", (given, kept) => {
    expect(AttachmentName.parse(given)).toBe(kept);
  });

  it("is shortened in the middle, so that its ending stays", () => {
    const name = AttachmentName.parse(`${"long".repeat(100)}.tar.gz`);
    expect([...name]).toHaveLength(LIMITS.attachmentNameMaxChars);
    expect(name).toMatch(/^long.*….*\.tar\.gz$/);
  });

  it("holds nothing that cannot be stored", () => {
    expect(AttachmentName.safeParse("a\u0000b").success).toBe(false);
  });
});

describe("a message with files", () => {
  const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
  const message = { roomId: id(1), clientId: id(2) };

  it("may say nothing", () => {
    expect(NewChatMessage.parse({ ...message, body: " \n", attachmentIds: [id(3)] }).body).toBe("");
    expect(NewChatMessage.parse({ ...message, body: "", attachmentIds: [id(3)] }).attachmentIds).toEqual([id(3)]);
  });

  it.each([
    [{ body: "" }, "body"],
    [{ body: " ", attachmentIds: [] }, "body"],
    [{ body: "a", attachmentIds: [id(3), id(3)] }, "attachmentIds"],
    [
      { body: "a", attachmentIds: Array.from({ length: LIMITS.attachmentsPerMessage + 1 }, (_, n) => id(n)) },
      "attachmentIds",
    ],
    [{ body: "a", attachmentIds: ["../x"] }, "attachmentIds.0"],
  ])("%j is refused, at %s", (more, path) => {
    const { error } = NewChatMessage.safeParse({ ...message, ...more });
    expect(error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
  });
});

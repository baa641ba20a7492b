import { describe, expect, it } from "vitest";
import { CreateRoom, LIMITS, MessageBody, Password, Username } from "./index.ts";

const accepts = (schema: { safeParse(input: unknown): { success: boolean } }, input: unknown) =>
  schema.safeParse(input).success;

describe("Username", () => {
  it.each(["abc", "A_9", "x".repeat(LIMITS.usernameMaxChars)])("accepts %j", (name) => {
    expect(Username.parse(name)).toBe(name);
  });

  it.each(["ab", "x".repeat(LIMITS.usernameMaxChars + 1), "", "with space", "émile", "a-b", "abc\n", "аdmin", 7, null])(
    "refuses %j",
    (name) => {
      expect(accepts(Username, name)).toBe(false);
    },
  );
});

describe("Password", () => {
  it("counts code points, not UTF-16 units", () => {
    expect(accepts(Password, "😀".repeat(LIMITS.passwordMinChars))).toBe(true);
    expect(accepts(Password, "😀".repeat(LIMITS.passwordMinChars - 1))).toBe(false);
    expect(accepts(Password, "😀".repeat(LIMITS.passwordMaxChars))).toBe(true);
    expect(accepts(Password, "😀".repeat(LIMITS.passwordMaxChars + 1))).toBe(false);
  });

  it("takes any characters, spaces at the ends too", () => {
    expect(Password.parse("  \t ünï \u{1f511} ")).toBe("  \t ünï \u{1f511} ");
  });
});

describe("MessageBody", () => {
  it("turns line ends into \\n and keeps everything else", () => {
    expect(MessageBody.parse(" a\r\nb\rc\n\t\u200dd ")).toBe(" a\nb\nc\n\t\u200dd ");
  });

  it("does not normalise Unicode", () => {
    const decomposed = "e\u0301 \ufb01 \u{1f1e9}\u{1f1ea} \u202bשלום\u202c";
    expect(MessageBody.parse(decomposed)).toBe(decomposed);
  });

  it("takes up to its limit, after normalising line ends", () => {
    expect(accepts(MessageBody, "𝒳".repeat(LIMITS.messageMaxChars))).toBe(true);
    expect(accepts(MessageBody, "𝒳".repeat(LIMITS.messageMaxChars + 1))).toBe(false);
    expect(accepts(MessageBody, `${"\r\n".repeat(LIMITS.messageMaxChars - 1)}x`)).toBe(true);
  });

  it.each(["", "   ", "\n", "\u200b\u2060\ufeff", "nul\u0000byte", "half \ud83d", 5, null, undefined, ["a"], { a: 1 }])(
    "refuses %j",
    (body) => {
      expect(accepts(MessageBody, body)).toBe(false);
    },
  );
});

describe("room names", () => {
  const name = CreateRoom.shape.name;

  it("keeps a name to the character", () => {
    expect(name.parse("日本語 <b>&amp; \u200fעברית")).toBe("日本語 <b>&amp; \u200fעברית");
  });

  it.each(["", " ", " lead", "trail ", "two\nlines", "tab\there", "\u200b", "x".repeat(LIMITS.roomNameMaxChars + 1)])(
    "refuses %j",
    (input) => {
      expect(accepts(name, input)).toBe(false);
    },
  );
});

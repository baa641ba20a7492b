import { describe, expect, it } from "vitest";
import { createPasswordHasher } from "./password-hasher.ts";

const { hashPassword, verifyPassword } = createPasswordHasher({ concurrency: 2 });

describe("password hasher", () => {
  it("makes argon2id hashes that carry the OWASP parameters, each with its own salt", async () => {
    const [one, two] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
    expect(one).not.toBe(two);
  });

  it("tells the right password from another one", async () => {
    const hash = await hashPassword("correct horse");
    expect(await verifyPassword(hash, "correct horse")).toBe(true);
    expect(await verifyPassword(hash, "correct horsf")).toBe(false);
    expect(await verifyPassword(hash, "")).toBe(false);
  });

  it("takes any characters, and the same ones composed in another way", async () => {
    const hash = await hashPassword("Ångström ﬁ 日本 😀");
    expect(await verifyPassword(hash, "A\u030Angstro\u0308m fi 日本 😀")).toBe(true);
  });

  it("answers false for somebody unknown", async () => {
    expect(await verifyPassword(null, "correct horse")).toBe(false);
  });

  it("refuses what exceeds its queue and says when to come back", async () => {
    const busy = createPasswordHasher({ concurrency: 1, queueMax: 1 });
    const outcomes = await Promise.allSettled([
      busy.hashPassword("first password"),
      busy.verifyPassword(null, "second password"),
      busy.hashPassword("third password"),
      busy.verifyPassword(null, "fourth password"),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected"]);
    for (const outcome of outcomes.slice(2)) {
      expect(outcome).toMatchObject({ reason: { code: "UNAVAILABLE", reason: "overloaded", retryAfterMs: 80 } });
    }
    expect(await busy.verifyPassword(null, "after the wave")).toBe(false);
  });
});

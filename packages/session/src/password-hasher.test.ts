import argon2 from "argon2";
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

  it("does the same work for somebody unknown", async () => {
    const costs: string[] = [];
    const seen = createPasswordHasher({
      concurrency: 1,
      algorithm: {
        ...argon2,
        verify(hash: string, password: string | Buffer) {
          costs.push(hash.split("$").slice(1, 4).join("$"));
          return argon2.verify(hash, password);
        },
      },
    });
    await seen.verifyPassword(await seen.hashPassword("correct horse"), "another one");
    await seen.verifyPassword(null, "another one");
    expect(costs).toEqual(Array(2).fill("argon2id$v=19$m=19456,t=2,p=1"));
  });

  it("works at a few passwords at a time, so that a wave of log-ins takes no more memory than they do", async () => {
    let working = 0;
    let most = 0;
    const busy = createPasswordHasher({
      concurrency: 2,
      queueMax: 50,
      algorithm: {
        ...argon2,
        async verify() {
          working += 1;
          most = Math.max(most, working);
          await new Promise(setImmediate);
          working -= 1;
          return false;
        },
      },
    });
    const wave = await Promise.allSettled(Array.from({ length: 100 }, () => busy.verifyPassword(null, "wrong")));
    expect(most).toBe(2);
    expect(wave.filter(({ status }) => status === "fulfilled")).toHaveLength(52);
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

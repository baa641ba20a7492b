import { createModerationService, ensureFirstAdmin } from "@banter/domain";
import { createResetToken, networkHolds, openTestWorld, parseNetwork, type TestWorld } from "@banter/testing";
import { afterAll, beforeEach, describe, expect, it } from "vitest";

let world: TestWorld;
beforeEach(async () => {
  await world?.close();
  world = await openTestWorld();
});
afterAll(() => world.close());

const wanted = { username: "Keeper", password: "four unrelated plain words" };

/** Hashing is the session package's; here a hash only has to tell passwords apart. */
const hash = (password: string) => `$argon2id$${Buffer.from(password).toString("hex")}`;

function ensure(input = wanted) {
  const { setRole } = createModerationService({
    changePerson: world.database.moderation.changePerson,
    createResetToken,
    parseNetwork,
    networkHolds,
    announceBans: () => {},
  });
  return ensureFirstAdmin(
    {
      ...world.database.accounts,
      hasAdmin: world.database.admin.hasAdmin,
      hashPassword: async (password) => hash(password),
      verifyPassword: async (stored, password) => stored === hash(password),
      setRole,
    },
    input,
  );
}

const admins = async () => {
  const { rows } = await world.sql.query("SELECT username FROM users WHERE role = 'ADMIN'");
  return rows.map(({ username }) => username);
};

describe("the first admin, by settings", () => {
  it("is made once, however many processes start at the same time, and recorded", async () => {
    const answers = await Promise.all([ensure(), ensure(), ensure(), ensure()]);
    expect(answers).not.toContain("name_taken");
    expect(await ensure()).toBe("has_one");
    expect(await admins()).toEqual(["Keeper"]);
    const { rows } = await world.sql.query("SELECT action, actor_name, target_name FROM audit_entries");
    expect(rows).toEqual([{ action: "promote_user", actor_name: "settings at start", target_name: "Keeper" }]);
    expect((await world.sql.query("SELECT FROM sessions")).rowCount).toBe(0);
  });

  it("is not made of somebody who signed up under that name with another password", async () => {
    await world.addPerson("keeper");
    expect(await ensure()).toBe("name_taken");
    expect(await admins()).toEqual([]);
    await world.sql.query("UPDATE users SET password_hash = $1", [hash(wanted.password)]);
    expect(await ensure()).toBe("made");
    expect(await admins()).toEqual(["keeper"]);
  });

  it("is not made where there is an admin, or of a password that everybody guesses", async () => {
    await expect(ensure({ username: "Keeper", password: "password1" })).rejects.toMatchObject({ code: "INVALID" });
    await world.addAdmin();
    expect(await ensure()).toBe("has_one");
    expect(await world.database.accounts.findCredentials("Keeper")).toBeNull();
  });
});

import { openTestWorld, type TestWorld } from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startProgram } from "./started-program.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

async function admin(...args: string[]): Promise<{ code: number | null; output: string }> {
  const program = startProgram("admin.mjs", args, { DATABASE_URL: world.url });
  const { code } = await program.ended;
  return { code, output: program.output() };
}

describe("npm run admin", () => {
  it("makes the first admin, whatever the case of the name, and keeps the last one", async () => {
    const { userId } = await world.addPerson("First");
    expect(await admin("promote", "fIRST")).toMatchObject({ code: 0, output: "First is an admin\n" });
    expect((await world.database.accounts.findAccount(userId))?.role).toBe("ADMIN");
    const refused = await admin("demote", "First");
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("the last admin");
  });

  it("bans and lifts a ban", async () => {
    const { userId } = await world.addPerson("Bob");
    const { code, output } = await admin("ban", "Bob", "--reason", "Spam");
    expect([code, output]).toEqual([0, "Bob is banned for good: Spam\n"]);
    expect(await world.database.moderation.findBan(userId)).toEqual({ reason: "Spam", until: null });
    expect((await admin("unban", "Bob")).output).toBe("Bob is an ordinary person, and not banned\n");
    expect(await world.database.moderation.findBan(userId)).toBeNull();
  });

  it("bans an address for a week, and is the way back in when that went wrong", async () => {
    const banned = await admin("ban-address", "192.0.2.0/24", "--reason", "Spam");
    expect(banned.output).toMatch(/^192\.0\.2\.0\/24 is banned until \S+: Spam\n$/);
    expect((await admin("unban-address", "192.0.2.7")).output).toBe("192.0.2.0/24 is no longer banned\n");
    expect((await admin("unban-address", "192.0.2.7")).output).toBe("No ban covers 192.0.2.7\n");
    expect((await world.database.addressBans.findAddressBanChanges(null)).changes).toEqual([]);
  });

  it("says what to do about a name that nobody has", async () => {
    const { code, output } = await admin("promote", "Nobody");
    expect(code).toBe(1);
    expect(output).toContain("There is nobody called Nobody. Sign up with this name first");
  });
});

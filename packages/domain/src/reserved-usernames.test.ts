import { describe, expect, it } from "vitest";
import { isReservedUsername, requireOrdinaryUsername } from "./reserved-usernames.ts";

describe("a reserved username", () => {
  it.each([
    "admin",
    "Admin",
    "ADM1N",
    "4dmin",
    "_admin_",
    "a_d_m_i_n",
    "M0derator",
    "room",
    "R00M",
    "everyone",
    "here",
  ])("is one however it is spelt: %s", (username) => {
    expect(isReservedUsername(username)).toBe(true);
  });

  it.each(["banter", "system", "Support", "deleted", "Deleted_user", "y0u"])("is %s, too", (name) => {
    expect(() => requireOrdinaryUsername(name)).toThrow(
      expect.objectContaining({
        code: "INVALID",
        reason: "username_reserved",
        issues: [expect.objectContaining({ path: "username" })],
      }),
    );
  });

  it.each(["ann", "adminah", "roomie", "badmin", "hereford", "mod_jones", "Allison", "teamster", "anna_1990"])(
    "is not %s",
    (username) => {
      expect(isReservedUsername(username)).toBe(false);
    },
  );
});

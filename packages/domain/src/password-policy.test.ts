import { describe, expect, it } from "vitest";
import { requireUncommonPassword } from "./password-policy.ts";

describe("requireUncommonPassword", () => {
  it.each(["password", "12345678", "PassWord", "iloveyou", "qwertyuiop"])("refuses %s as too common", (password) => {
    expect(() => requireUncommonPassword(password, "ann")).toThrowError(
      expect.objectContaining({ code: "INVALID", reason: "password_too_common" }),
    );
  });

  it("refuses the username, whatever its case", () => {
    expect(() => requireUncommonPassword("SOMEBODY_1", "somebody_1")).toThrowError(
      expect.objectContaining({ code: "INVALID", reason: "password_is_username" }),
    );
  });

  it("accepts a plain phrase without digits or capitals", () => {
    expect(() => requireUncommonPassword("seven purple bicycles", "ann")).not.toThrow();
  });
});

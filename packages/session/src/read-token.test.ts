import { describe, expect, it } from "vitest";
import { readToken } from "./read-token.ts";

const name = "next-auth.session-token";

describe("readToken", () => {
  it("finds a bearer token, whatever the case of the word", () => {
    expect(readToken({ authorization: "Bearer abc.def" }, name)).toEqual({ token: "abc.def", source: "bearer" });
    expect(readToken({ authorization: "bearer abc" }, name)).toEqual({ token: "abc", source: "bearer" });
  });

  it("finds the cookie among others", () => {
    expect(readToken({ cookie: `theme=dark; ${name}=abc; x=y` }, name)).toEqual({ token: "abc", source: "cookie" });
  });

  it("prefers the bearer token", () => {
    expect(readToken({ authorization: "Bearer abc", cookie: `${name}=def` }, name)?.token).toBe("abc");
  });

  it("passes over credentials of another kind", () => {
    expect(readToken({ authorization: "Basic abc", cookie: `${name}=def` }, name)?.source).toBe("cookie");
  });

  it.each([
    {},
    { authorization: "" },
    { authorization: "Bearer" },
    { authorization: "Bearer " },
    { authorization: "Bearer a b" },
    { cookie: `${name}=` },
    { cookie: "__Secure-next-auth.session-token=abc" },
    { cookie: ";;;=%%%" },
  ])("finds none in %j", (headers) => {
    expect(readToken(headers, name)).toBeNull();
  });
});

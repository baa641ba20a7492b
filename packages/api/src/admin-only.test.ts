import { describe, expect, it } from "vitest";
import type { ApiContext } from "./context.ts";
import { appRouter } from "./root.ts";

const ROUTERS_OF_ADMINS = ["admin", "moderation", "addressBans"];

const procedures = Object.keys(appRouter._def.procedures).filter((path) =>
  ROUTERS_OF_ADMINS.includes(path.split(".", 1)[0] ?? ""),
);

/** A request of an ordinary person; no service may be reached. */
const context: ApiContext = {
  services: new Proxy({} as ApiContext["services"], {
    get: (_, name) => {
      throw new Error(`${String(name)} was reached`);
    },
  }),
  origin: { address: "192.0.2.1", userAgent: "test" },
  requireActor: async () => ({ userId: "u", username: "ann", role: "USER", sessionId: "s" }),
  setSessionCookie: () => {},
};

describe("somebody who is no admin", () => {
  it.each(procedures)("may not call %s, whatever the input", async (path) => {
    const [router = "", name = ""] = path.split(".");
    const caller = appRouter.createCaller(context) as unknown as Record<
      string,
      Record<string, (input: unknown) => Promise<unknown>>
    >;
    for (const input of [undefined, {}, { userId: "0199aaaa-0000-7000-8000-000000000001", reason: "x" }]) {
      await expect(caller[router]?.[name]?.(input)).rejects.toMatchObject({
        code: "FORBIDDEN",
        cause: { reason: "admins_only" },
      });
    }
  });

  it("has this tried with every procedure of those routers", () => {
    expect(procedures.length).toBeGreaterThanOrEqual(13);
  });
});

import { describe, expect, it } from "vitest";
import type { ApiContext } from "./context.ts";
import { handleRest } from "./handlers.ts";

const sessionId = "0199aaaa-0000-7000-8000-000000000001";

function contextWith(ended: string[]): ApiContext {
  const ownAccount = {
    async endSession(_actor: unknown, ref: { sessionId: string }) {
      ended.push(ref.sessionId);
      return ref;
    },
  };
  return {
    services: { ownAccount } as unknown as ApiContext["services"],
    origin: { address: "192.0.2.1", userAgent: "test" },
    requireActor: async () => ({ userId: "u", username: "ann", role: "USER", sessionId: "s" }),
    setSessionCookie: () => {},
  };
}

async function remove(init: RequestInit) {
  const ended: string[] = [];
  const request = new Request(`https://chat.example.org/api/account/sessions/${sessionId}`, {
    method: "DELETE",
    ...init,
  });
  const { status } = await handleRest({
    request,
    context: contextWith(ended),
    onDefect: (error) => {
      throw error;
    },
  });
  return { status, ended };
}

describe("a deletion over REST", () => {
  it("needs no body, as the OpenAPI document says, and takes JSON", async () => {
    expect(await remove({})).toEqual({ status: 200, ended: [sessionId] });
    expect(await remove({ headers: { "content-type": "application/json" }, body: "{}" })).toEqual({
      status: 200,
      ended: [sessionId],
    });
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "is refused with a body of %s",
    async (type) => {
      expect(await remove({ headers: { "content-type": type }, body: "x" })).toEqual({ status: 400, ended: [] });
    },
  );
});

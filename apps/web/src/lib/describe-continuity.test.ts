import { AppError } from "@banter/protocol";
import { expect, test } from "vitest";
import { textsAsWritten } from "../texts/texts-as-written.ts";
import { describeContinuity } from "./describe-continuity.ts";

const describe = (given: Parameters<typeof describeContinuity>[0]) =>
  describeContinuity(given, textsAsWritten("live"), (error) => (error as AppError).message);

const seen = { nodeId: null, attempt: 2, behindCount: 0, waitingToSendCount: 0, error: null } as const;

test("while live it names the node", () => {
  const { tone, title, detail } = describe({ ...seen, status: "live", nodeId: "rt-2", attempt: 0 });
  expect([tone, title, detail]).toEqual(["live", "Live", "Connected to node rt-2."]);
});

test("catching up says by how much, if that is known", () => {
  expect(describe({ ...seen, status: "catching_up", behindCount: 12 }).title).toBe("Catching up (12)");
  expect(describe({ ...seen, status: "catching_up" }).title).toBe("Catching up");
});

test("offline says what waits", () => {
  expect(describe({ ...seen, status: "offline" }).title).toBe("Reconnecting…");
  expect(describe({ ...seen, status: "offline", waitingToSendCount: 1 }).title).toBe("Offline — 1 message waiting");
});

test("a refused connection says why", () => {
  const error = new AppError("FORBIDDEN", "This origin is not allowed", { reason: "foreign_origin" });
  expect(describe({ ...seen, status: "ended", error }).detail).toBe("This origin is not allowed");
});

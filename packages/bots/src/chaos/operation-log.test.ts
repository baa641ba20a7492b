import { expect, it } from "vitest";
import { createOperationLog, type Request } from "./operation-log.ts";

function startLog() {
  let timeMs = 0;
  const log = createOperationLog(() => ++timeMs);
  const send = (clientId: string, bot = "ann"): Request => ({
    kind: "send",
    bot,
    userId: bot,
    roomId: "room",
    clientId,
    body: "hello",
  });
  return { log, send };
}

it("notes when each operation began and ended, and how", () => {
  const { log, send } = startLog();
  const [acked, refused] = [log.begin(send("a")), log.begin(send("b"))];
  log.begin(send("c")).giveUp();
  refused.refuse("FORBIDDEN");
  acked.succeed({ seq: 7, rev: 8 });
  expect(log.counts()).toEqual({ ok: 1, refused: 1, unknown: 1, pending: 0 });
  expect(log.take()).toEqual([
    { ...send("a"), invokedAtMs: 1, settledAtMs: 5, outcome: "ok", seq: 7, rev: 8, refusal: null },
    { ...send("b"), invokedAtMs: 2, settledAtMs: 4, outcome: "refused", seq: null, rev: null, refusal: "FORBIDDEN" },
    { ...send("c"), invokedAtMs: 3, settledAtMs: Infinity, outcome: "unknown", seq: null, rev: null, refusal: null },
  ]);
});

it("keeps the first answer", () => {
  const { log, send } = startLog();
  const given = log.begin(send("a"));
  given.giveUp();
  given.succeed({ seq: 1, rev: 1 });
  expect(log.take()[0]?.outcome).toBe("unknown");
  expect(log.counts().ok).toBe(0);
});

it("knows which bot waits for an answer to what was begun by a moment", () => {
  const { log, send } = startLog();
  const early = log.begin(send("a"));
  log.begin(send("b"));
  expect(log.isSettled("ann", 1)).toBe(false);
  early.succeed({ seq: 1, rev: 1 });
  expect(log.isSettled("ann", 1)).toBe(true);
  expect(log.isSettled("ann", 2)).toBe(false);
  expect(log.isSettled("bob", 2)).toBe(true);
});

it("takes what has no answer as unknown, and each operation once", () => {
  const { log, send } = startLog();
  const open = log.begin(send("a"));
  expect(log.take()).toHaveLength(1);
  open.succeed({ seq: 1, rev: 1 });
  expect(log.take()).toEqual([]);
  expect(log.counts()).toEqual({ ok: 0, refused: 0, unknown: 1, pending: 0 });
});

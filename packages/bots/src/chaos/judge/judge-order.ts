import { groupBy } from "../group-by.ts";
import type { Operation } from "../history.ts";
import type { HistoryIndex } from "./history-index.ts";
import type { Violation } from "./violation.ts";

type Placed = Operation & { seq: number };

/** What was acknowledged before something else was begun has the lower seq, and so have one author's earlier messages. */
export function judgeOrder({ sends }: HistoryIndex): Violation[] {
  const placed = sends.filter((send): send is Placed => send.outcome === "ok" && send.seq !== null);
  const byRoom = groupBy(placed, ({ roomId }) => roomId);
  const byBotAndRoom = groupBy(placed, ({ bot, roomId }) => `${bot} ${roomId}`);
  return [...[...byRoom.values()].flatMap(judgeTime), ...[...byBotAndRoom.values()].flatMap(judgeAuthor)];
}

function judgeTime(sends: readonly Placed[]): Violation[] {
  const bySettling = [...sends].sort((a, b) => a.settledAtMs - b.settledAtMs);
  const byInvoking = [...sends].sort((a, b) => a.invokedAtMs - b.invokedAtMs);
  let settledCount = 0;
  let highestSettled: Placed | undefined;
  return byInvoking.flatMap((send) => {
    for (
      let next = bySettling[settledCount];
      next && next.settledAtMs < send.invokedAtMs;
      next = bySettling[settledCount]
    ) {
      if (!highestSettled || next.seq > highestSettled.seq) highestSettled = next;
      settledCount += 1;
    }
    return highestSettled && highestSettled.seq > send.seq
      ? [outOfOrder(send, highestSettled, "had been acknowledged")]
      : [];
  });
}

function judgeAuthor(sends: readonly Placed[]): Violation[] {
  return sends.slice(1).flatMap((send, index) => {
    const previous = sends[index];
    return previous && previous.seq > send.seq ? [outOfOrder(send, previous, "the same bot had sent")] : [];
  });
}

function outOfOrder({ bot, roomId, clientId, seq }: Placed, earlier: Placed, why: string): Violation {
  const detail = `at seq ${seq}, before the message at ${earlier.seq} that ${why} earlier`;
  return { kind: "out_of_order", bot, roomId, clientId, detail };
}

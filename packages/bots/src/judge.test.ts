import { describe, expect, it } from "vitest";
import { judge, type ReceiverLog, type SeenMessage, type SentMessage } from "./judge.ts";

const ROOM = "room";
const AUTHORS = ["ada", "bob"] as const;

/** Ada and Bob take turns: message n is Ada's for odd n, stored at place n. */
function history(count: number) {
  const sent: SentMessage[] = [];
  const seen: SeenMessage[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const authorId = AUTHORS[(seq + 1) % 2] as string;
    const message = { authorId, clientId: `client-${seq}`, body: `text ${seq}` };
    sent.push({ ...message, roomId: ROOM, number: Math.ceil(seq / 2), acked: true });
    seen.push({ ...message, seq });
  }
  return { sent, seen };
}

function receiver(seen: readonly SeenMessage[], changes: Partial<ReceiverLog> = {}): ReceiverLog {
  return { name: "carol", roomId: ROOM, wire: seen, announced: seen, shown: seen, ...changes };
}

function swapped(seen: readonly SeenMessage[], first: number): SeenMessage[] {
  const copy = [...seen];
  [copy[first], copy[first + 1]] = [copy[first + 1] as SeenMessage, copy[first] as SeenMessage];
  return copy;
}

const without = (seen: readonly SeenMessage[], index: number) => seen.filter((_, place) => place !== index);
const CLEAN = { lost: 0, duplicated: 0, outOfOrder: 0, wire: { duplicated: 0, outOfOrder: 0, missing: 0 } };

describe("the verdict", () => {
  it("finds nothing wrong when everybody got everything once and in order", () => {
    const { sent, seen } = history(6);
    const verdict = judge(sent, [receiver(seen), receiver(seen, { name: "dave" })]);
    expect(verdict).toMatchObject({ sent: 6, acked: 6, expected: 12, delivered: 12, examples: [], ...CLEAN });
  });

  it("expects nothing of messages that were not acknowledged, shown or not", () => {
    const { sent, seen } = history(4);
    const messages = sent.map((message, index) => ({ ...message, acked: index > 1 }));
    expect(judge(messages, [receiver(without(seen, 0))])).toMatchObject({ sent: 4, acked: 2, expected: 2, ...CLEAN });
  });

  it("expects of a bot only what was sent to its room", () => {
    const { sent, seen } = history(2);
    const elsewhere = sent.map((message, index) => (index === 0 ? { ...message, roomId: "another" } : message));
    expect(judge(elsewhere, [receiver(without(seen, 0))])).toMatchObject({ expected: 1, delivered: 1, lost: 0 });
  });

  it("takes what people outside the run say as it comes", () => {
    const { sent, seen } = history(2);
    const stranger = { seq: 3, authorId: "eve", clientId: "client-3", body: "hello" };
    expect(judge(sent, [receiver([...seen, stranger])])).toMatchObject({ expected: 2, delivered: 2, ...CLEAN });
  });

  it("finds a planted loss, even if it was on the wire", () => {
    const { sent, seen } = history(6);
    const verdict = judge(sent, [receiver(seen), receiver(seen, { name: "dave", shown: without(seen, 3) })]);
    expect(verdict).toMatchObject({ expected: 12, delivered: 11, lost: 1, duplicated: 0, outOfOrder: 0 });
    expect(verdict.examples).toEqual(['dave never saw "text 4" in room room']);
  });

  it("counts a message whose words were changed as lost", () => {
    const { sent, seen } = history(2);
    const altered = seen.map((message) => ({ ...message, body: `${message.body} altered` }));
    expect(judge(sent, [receiver(altered)])).toMatchObject({ delivered: 0, lost: 2 });
  });

  it("finds a planted duplicate in the timeline", () => {
    const { sent, seen } = history(6);
    const shown = [...seen, seen[5] as SeenMessage];
    expect(judge(sent, [receiver(seen, { shown })])).toMatchObject({ lost: 0, duplicated: 1, outOfOrder: 0 });
  });

  it("finds a message that was stored twice, under two places", () => {
    const { sent, seen } = history(6);
    const shown = [...seen, { ...(seen[5] as SeenMessage), seq: 7 }];
    expect(judge(sent, [receiver(seen, { shown })])).toMatchObject({ duplicated: 1 });
  });

  it("finds a message that was announced twice", () => {
    const { sent, seen } = history(6);
    const announced = [...seen, seen[5] as SeenMessage];
    expect(judge(sent, [receiver(seen, { announced })])).toMatchObject({ duplicated: 1 });
  });

  it("counts a message that is doubled in both the timeline and the announcements once", () => {
    const { sent, seen } = history(6);
    const doubled = [...seen, seen[5] as SeenMessage];
    expect(judge(sent, [receiver(seen, { announced: doubled, shown: doubled })])).toMatchObject({ duplicated: 1 });
  });

  it("finds a planted swap in the timeline", () => {
    const { sent, seen } = history(6);
    expect(judge(sent, [receiver(seen, { shown: swapped(seen, 2) })])).toMatchObject({ lost: 0, outOfOrder: 1 });
  });

  it("finds a planted swap in the announcements", () => {
    const { sent, seen } = history(6);
    expect(judge(sent, [receiver(seen, { announced: swapped(seen, 2) })])).toMatchObject({ outOfOrder: 1 });
  });

  it("finds messages of one author that were stored in another order than they were sent", () => {
    const { sent, seen } = history(6);
    const stored = seen.map((message, index) => ({
      ...message,
      ...(index === 0 && { seq: 3 }),
      ...(index === 2 && { seq: 1 }),
    }));
    stored.sort((a, b) => a.seq - b.seq);
    expect(judge(sent, [receiver(stored)])).toMatchObject({ lost: 0, duplicated: 0, outOfOrder: 1 });
  });

  it("lists apart what only the wire got wrong", () => {
    const { sent, seen } = history(6);
    const wire = [...swapped(without(seen, 0), 0), seen[5] as SeenMessage];
    const verdict = judge(sent, [receiver(seen, { wire })]);
    expect(verdict).toMatchObject({ ...CLEAN, wire: { duplicated: 1, outOfOrder: 1, missing: 1 } });
  });

  it("describes no more than a few of many violations", () => {
    const { sent } = history(100);
    const verdict = judge(sent, [receiver([])]);
    expect(verdict.lost).toBe(100);
    expect(verdict.examples).toHaveLength(10);
  });
});

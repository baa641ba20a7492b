import { describe, expect, it } from "vitest";
import { judge } from "./judge.ts";
import { ABSENCE_LIMIT_MS } from "./judge-absences.ts";
import { CONVERGENCE_LIMIT_MS } from "./judge-convergence.ts";
import { at, change, cleanHistory, type PlantedHistory, setBody } from "./planted-history.ts";

/** The kinds of what the judge finds, each once. */
function verdict(history: PlantedHistory): string[] {
  return [...new Set(judge(history).map(({ kind }) => kind))].sort();
}

function spoiled(spoil: (history: PlantedHistory) => void): PlantedHistory {
  const history = cleanHistory();
  spoil(history);
  return history;
}

describe("the judge passes", () => {
  it("a clean history", () => {
    expect(judge(cleanHistory())).toEqual([]);
  });

  it("an empty one", () => {
    expect(judge({ operations: [], timelines: [], stored: [], rooms: [], convergence: [], absences: [] })).toEqual([]);
  });

  it("an unknown message, whether it was stored or not", () => {
    const history = spoiled(({ operations }) => {
      Object.assign(at(operations, 2), { outcome: "unknown", settledAtMs: Number.POSITIVE_INFINITY, seq: null });
      operations.push({ ...at(operations, 0), clientId: "never stored", outcome: "unknown" });
    });
    expect(judge(history)).toEqual([]);
  });

  it("a refused message that is nowhere", () => {
    const history = spoiled(({ operations }) => {
      operations.push({ ...at(operations, 0), clientId: "refused", outcome: "refused", refusal: "INVALID" });
    });
    expect(judge(history)).toEqual([]);
  });

  it("edits and deletions that are seen everywhere", () => {
    const history = spoiled((planted) => {
      change(planted, "m2", "edited");
      change(planted, "m2", "edited again");
      change(planted, "m3", null);
    });
    expect(judge(history)).toEqual([]);
  });

  it("a deleted message that clients no longer show at all", () => {
    const history = spoiled((planted) => {
      change(planted, "m3", null);
      for (const timeline of planted.timelines) timeline.messages.splice(2, 1);
    });
    expect(judge(history)).toEqual([]);
  });

  it("either of two concurrent edits", () => {
    for (const last of ["mine", "yours"]) {
      const history = spoiled((planted) => {
        change(planted, "m2", "mine", { invokedAtMs: 2_000, settledAtMs: 2_100, rev: null });
        change(planted, "m2", "yours", { invokedAtMs: 2_050, settledAtMs: 2_150, rev: null });
        setBody(planted, "m2", last, 8);
      });
      expect(judge(history)).toEqual([]);
    }
  });

  it("an unknown edit that took effect after an acknowledged one, and one that did not", () => {
    for (const last of ["acknowledged", "unknown"]) {
      const history = spoiled((planted) => {
        change(planted, "m2", "unknown", {
          outcome: "unknown",
          settledAtMs: Number.POSITIVE_INFINITY,
          rev: null,
        });
        change(planted, "m2", "acknowledged");
        setBody(planted, "m2", last, 8);
      });
      expect(judge(history)).toEqual([]);
    }
  });

  it("a bot that shows only the newest messages, when older ones can be loaded", () => {
    const history = spoiled(({ timelines }) => {
      const timeline = at(timelines, 0);
      timeline.messages.splice(0, 3);
      timeline.heardSeqs.splice(1, 1);
      timeline.reachesBeginning = false;
    });
    expect(judge(history)).toEqual([]);
  });
});

describe("the judge finds", () => {
  it("an acknowledged message that Postgres lost", () => {
    const history = spoiled((planted) => {
      planted.stored.pop();
      for (const timeline of planted.timelines) timeline.messages.pop();
      at(planted.rooms, 0).headRev = 5;
    });
    expect(verdict(history)).toEqual(["lost_message"]);
  });

  it("an acknowledged message that one client lost", () => {
    const history = spoiled(({ timelines }) => at(timelines, 1).messages.splice(3, 1));
    expect(judge(history)).toEqual([expect.objectContaining({ kind: "lost_message", bot: "bob", clientId: "m4" })]);
  });

  it("a message that was never announced to a client, though it shows it", () => {
    const history = spoiled(({ timelines }) => at(timelines, 1).heardSeqs.splice(3, 1));
    expect(judge(history)).toEqual([expect.objectContaining({ kind: "lost_message", bot: "bob" })]);
  });

  it("a message stored twice, acknowledged or not", () => {
    for (const outcome of ["ok", "unknown"] as const) {
      const history = spoiled(({ stored, rooms, timelines, operations }) => {
        const again = { ...at(stored, 0), id: "id7", seq: 7, rev: 7 };
        stored.push(again);
        for (const { messages, heardSeqs } of timelines) {
          messages.push(again);
          heardSeqs.push(7);
        }
        at(rooms, 0).headRev = 7;
        at(operations, 0).outcome = outcome;
      });
      expect(verdict(history)).toContain("duplicated_message");
    }
  });

  it("a message that a client shows twice", () => {
    const history = spoiled(({ timelines }) => {
      const { messages } = at(timelines, 0);
      messages.splice(2, 0, at(messages, 1));
    });
    expect(judge(history)).toEqual([
      expect.objectContaining({ kind: "duplicated_message", bot: "ann", clientId: "m2" }),
    ]);
  });

  it("a message that was announced to a client twice", () => {
    const history = spoiled(({ timelines }) => at(timelines, 0).heardSeqs.push(6));
    expect(verdict(history)).toEqual(["duplicated_message"]);
  });

  it("two messages that a client shows in the wrong order", () => {
    const history = spoiled(({ timelines }) => at(timelines, 0).messages.reverse());
    expect(verdict(history)).toEqual(["out_of_order"]);
  });

  it("two messages that were announced to a client in the wrong order", () => {
    const history = spoiled(({ timelines }) => at(timelines, 0).heardSeqs.reverse());
    expect(verdict(history)).toEqual(["out_of_order"]);
  });

  it("a message numbered before one that had been acknowledged earlier", () => {
    const history = spoiled(({ operations }) => {
      const [second, third] = [at(operations, 1), at(operations, 2)];
      [second.invokedAtMs, third.invokedAtMs] = [third.invokedAtMs, second.invokedAtMs];
      [second.settledAtMs, third.settledAtMs] = [third.settledAtMs, second.settledAtMs];
    });
    expect(judge(history)).toEqual([expect.objectContaining({ kind: "out_of_order", clientId: "m2" })]);
  });

  it("two messages of one bot numbered against the order in which it sent them", () => {
    const history = spoiled(({ operations }) => {
      for (const operation of operations) operation.settledAtMs = 1_000;
      const [first, third] = [at(operations, 0), at(operations, 2)];
      operations.splice(0, 3, third, at(operations, 1), first);
    });
    expect(verdict(history)).toEqual(["out_of_order"]);
  });

  it("a seq that was given twice", () => {
    const history = spoiled(({ stored, timelines, operations, rooms }) => {
      for (const held of [stored, ...timelines.map(({ messages }) => messages)]) at(held, 5).seq = 5;
      for (const { heardSeqs } of timelines) heardSeqs.pop();
      at(operations, 5).seq = 5;
      at(rooms, 0).headRev = 6;
    });
    expect(verdict(history)).toContain("bad_number");
  });

  it("a head that is not the newest change's", () => {
    const history = spoiled(({ rooms }) => {
      at(rooms, 0).headRev = 7;
    });
    expect(verdict(history)).toEqual(["bad_number"]);
  });

  it("an answer with another seq than the stored one", () => {
    const history = spoiled(({ operations }) => {
      at(operations, 5).seq = 9;
    });
    expect(verdict(history)).toEqual(["bad_number"]);
  });

  it("a lost edit, in Postgres and at one client", () => {
    const inPostgres = spoiled((planted) => {
      change(planted, "m2", "edited");
      setBody(planted, "m2", "text 2", 7);
    });
    expect(verdict(inPostgres)).toEqual(["lost_edit"]);
    const atClient = spoiled((planted) => {
      change(planted, "m2", "edited");
      Object.assign(at(at(planted.timelines, 1).messages, 1), { body: "text 2", rev: 2 });
    });
    expect(judge(atClient)).toEqual([expect.objectContaining({ kind: "lost_edit", bot: "bob", clientId: "m2" })]);
  });

  it("an edit that an earlier one overwrote", () => {
    const history = spoiled((planted) => {
      change(planted, "m2", "first");
      change(planted, "m2", "second");
      setBody(planted, "m2", "first", 8);
    });
    expect(verdict(history)).toEqual(["lost_edit"]);
  });

  it("a text that nobody wrote", () => {
    const history = spoiled((planted) => setBody(planted, "m2", "somebody else's", 2));
    expect(verdict(history)).toEqual(["diverged"]);
  });

  it("a deletion that came to nothing", () => {
    const history = spoiled((planted) => {
      change(planted, "m2", null);
      change(planted, "m3", "so that the head is right");
      setBody(planted, "m2", "text 2", 2);
    });
    expect(verdict(history)).toContain("lost_deletion");
  });

  it("a deleted message that came back, in Postgres and at one client", () => {
    const inPostgres = spoiled((planted) => {
      change(planted, "m2", null);
      setBody(planted, "m2", "text 2", 7);
    });
    expect(verdict(inPostgres)).toEqual(["resurrected"]);
    const atClient = spoiled((planted) => {
      change(planted, "m2", null);
      at(at(planted.timelines, 1).messages, 1).body = "text 2";
    });
    expect(judge(atClient)).toEqual([expect.objectContaining({ kind: "resurrected", bot: "bob", clientId: "m2" })]);
    const stale = spoiled((planted) => {
      change(planted, "m2", null);
      Object.assign(at(at(planted.timelines, 1).messages, 1), { body: "text 2", rev: 2 });
    });
    expect(verdict(stale)).toEqual(["lost_deletion"]);
  });

  it("an edit that was acknowledged after the deletion had been", () => {
    const history = spoiled((planted) => {
      change(planted, "m2", null);
      change(planted, "m2", "too late");
      setBody(planted, "m2", null, 8);
    });
    expect(verdict(history)).toEqual(["resurrected"]);
  });

  it("a message that is gone though nobody deleted it", () => {
    const history = spoiled((planted) => setBody(planted, "m2", null, 2));
    expect(verdict(history)).toEqual(["lost_message"]);
  });

  it("a refused message that is stored, and one that a client shows", () => {
    const stored = spoiled(({ operations }) => {
      Object.assign(at(operations, 5), { outcome: "refused", refusal: "FORBIDDEN", seq: null });
    });
    expect(verdict(stored)).toEqual(["refused_but_present"]);
    const shown = spoiled(({ operations, timelines }) => {
      operations.push({ ...at(operations, 0), clientId: "refused", outcome: "refused", refusal: "FORBIDDEN", seq: 7 });
      at(timelines, 0).messages.push({ ...at(at(timelines, 0).messages, 0), clientId: "refused", seq: 7 });
    });
    expect(verdict(shown)).toEqual(["refused_but_present"]);
  });

  it("a refused edit that took effect", () => {
    const history = spoiled((planted) => change(planted, "m2", "edited", { outcome: "refused", refusal: "FORBIDDEN" }));
    expect(verdict(history)).toEqual(["refused_but_present"]);
  });

  it("a message that nobody sent", () => {
    const history = spoiled(({ operations }) => operations.pop());
    expect(verdict(history)).toEqual(["unknown_origin"]);
  });

  it("a message that only a client has", () => {
    const history = spoiled(({ timelines }) => {
      const { messages } = at(timelines, 0);
      messages.push({ ...at(messages, 0), clientId: "made up", seq: 7, rev: 7 });
    });
    expect(verdict(history)).toEqual(["diverged"]);
  });

  it("a client that knows a message under another id", () => {
    const history = spoiled(({ timelines }) => {
      at(at(timelines, 0).messages, 0).id = "another";
    });
    expect(verdict(history)).toEqual(["diverged"]);
  });

  it.each([null, CONVERGENCE_LIMIT_MS + 1])("a client that is up to date after %s ms", (tookMs) => {
    const history = spoiled(({ convergence }) => {
      at(convergence, 1).tookMs = tookMs;
    });
    expect(judge(history)).toEqual([expect.objectContaining({ kind: "unconverged", bot: "bob" })]);
  });

  it("a client that was not live for too long while nodes were restarted, and only that one", () => {
    const history = spoiled(({ absences }) => {
      at(absences, 0).longestMs = ABSENCE_LIMIT_MS;
      at(absences, 1).longestMs = ABSENCE_LIMIT_MS + 1;
    });
    expect(judge(history)).toEqual([expect.objectContaining({ kind: "away_too_long", bot: "bob" })]);
  });
});

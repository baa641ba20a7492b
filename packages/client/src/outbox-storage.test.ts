import { describe, expect, it } from "vitest";
import { createFakeStorage } from "../test/fake-storage.ts";
import { createBrowserOutboxStorage, type OutboxStorage, type StoredDraft } from "./outbox-storage.ts";

const draft = (clientId: string): StoredDraft => ({
  clientId,
  roomId: "room",
  body: "hello",
  createdAt: "2026-01-01T00:00:00.000Z",
});
const clientIds = (drafts: StoredDraft[]) => drafts.map(({ clientId }) => clientId).sort();

/** What a page that opens it finds. */
function found(storage: OutboxStorage): StoredDraft[] {
  const drafts: StoredDraft[] = [];
  storage.open({ take: (one) => drafts.push(one), drop: () => {} });
  return drafts;
}

describe("browser outbox storage", () => {
  it("keeps two people's drafts apart", () => {
    const storage = createFakeStorage();
    createBrowserOutboxStorage(storage, "ada").put(draft("1"));
    createBrowserOutboxStorage(storage, "bob").put(draft("2"));
    expect(found(createBrowserOutboxStorage(storage, "ada"))).toEqual([draft("1")]);
  });

  it("keeps the drafts of two tabs", () => {
    const storage = createFakeStorage();
    const [oneTab, otherTab] = [createBrowserOutboxStorage(storage, "ada"), createBrowserOutboxStorage(storage, "ada")];
    oneTab.put(draft("1"));
    otherTab.put(draft("2"));
    oneTab.put(draft("3"));
    otherTab.remove("2");
    expect(clientIds(found(createBrowserOutboxStorage(storage, "ada")))).toEqual(["1", "3"]);
  });

  it("skips what it cannot read", () => {
    const storage = createFakeStorage();
    const drafts = createBrowserOutboxStorage(storage, "ada");
    drafts.put(draft("1"));
    storage.setItem("banter.outbox.ada.2", "{");
    storage.setItem("banter.outbox.ada.3", '{"clientId":"3"}');
    storage.setItem("theme", "dark");
    expect(found(drafts)).toEqual([draft("1")]);
  });

  it("does without a full storage", () => {
    const drafts = createBrowserOutboxStorage(createFakeStorage(0), "ada");
    drafts.put(draft("1"));
    expect(found(drafts)).toEqual([]);
  });
});

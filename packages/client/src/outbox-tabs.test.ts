import { describe, expect, it } from "vitest";
import { settlePromises } from "../test/fake-clock.ts";
import { createFakeCluster, ME } from "../test/fake-cluster.ts";
import { createFakeBrowser } from "../test/fake-tabs.ts";
import { NODE_A, NODE_B, startClient } from "../test/start-client.ts";
import { createBrowserOutboxStorage } from "./outbox-storage.ts";
import type { Timeline } from "./timeline.ts";

const ROOM = "room-1";
const RECONNECTED_MS = 5_000;

/** Tabs of one person in one browser. */
function openBrowser(options?: Parameters<typeof createFakeBrowser>[0]) {
  const browser = createFakeBrowser(options);
  const cluster = createFakeCluster();
  cluster.addMember(ROOM);

  async function openTab() {
    const { storage, tabs } = browser.openPage();
    const outboxStorage = createBrowserOutboxStorage(storage, ME.id, tabs);
    const started = await startClient({ outboxStorage }, cluster);
    const timeline = started.client.room(ROOM);
    await settlePromises();
    return { ...started, timeline };
  }

  function setNetwork(mode: "up" | "down"): void {
    for (const node of [NODE_A, NODE_B]) cluster.setMode(node, mode);
  }

  return { browser, cluster, openTab, setNetwork };
}

const sent = (cluster: ReturnType<typeof createFakeCluster>) => cluster.log(ROOM).map(({ body }) => body);
const states = ({ timeline }: { timeline: Timeline }) => timeline.getSnapshot().messages.map(({ state }) => state);

/** A message that waits for a file. */
const WAITING = { files: [{ key: "f", name: "cat.png", attachment: null }] };

describe("a draft of another tab", () => {
  it("is that tab's alone, also while its files are on their way", async () => {
    const { browser, openTab } = openBrowser();
    const first = await openTab();
    first.timeline.send("with a file", WAITING);
    await settlePromises();
    const second = await openTab();
    expect(states(first)).toEqual(["sending"]);
    expect(states(second)).toEqual([]);
    expect(browser.storage.length).toBe(1);
  });

  it("is not sent by this one when that one gives it up", async () => {
    const { cluster, openTab, setNetwork } = openBrowser();
    setNetwork("down");
    const first = await openTab();
    const clientId = first.timeline.send("better not");
    await settlePromises();
    const second = await openTab();
    first.timeline.discard(clientId);
    setNetwork("up");
    for (const { clock } of [first, second]) await clock.advance(RECONNECTED_MS);
    expect(sent(cluster)).toEqual([]);
  });

  it("is sent by this one once that one is closed", async () => {
    const { cluster, browser, openTab, setNetwork } = openBrowser();
    setNetwork("down");
    const first = await openTab();
    first.timeline.send("1");
    first.timeline.send("2");
    await settlePromises();
    const second = await openTab();
    expect(second.client.continuity.getSnapshot().waitingToSendCount).toBe(0);
    first.client.close();
    await settlePromises();
    expect(second.client.continuity.getSnapshot().waitingToSendCount).toBe(2);
    setNetwork("up");
    await second.clock.advance(RECONNECTED_MS);
    expect(sent(cluster)).toEqual(["1", "2"]);
    expect(browser.storage.length).toBe(0);
  });
});

describe("where there are no locks", () => {
  it("goes here, too, when the other tab gives it up", async () => {
    const { cluster, openTab, setNetwork } = openBrowser({ hasLocks: false });
    setNetwork("down");
    const first = await openTab();
    const clientId = first.timeline.send("better not");
    const second = await openTab();
    expect(second.client.continuity.getSnapshot().waitingToSendCount).toBe(1);
    first.timeline.discard(clientId);
    expect(second.client.continuity.getSnapshot().waitingToSendCount).toBe(0);
    setNetwork("up");
    await second.clock.advance(RECONNECTED_MS);
    expect(sent(cluster)).toEqual([]);
  });
});

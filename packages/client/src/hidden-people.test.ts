import { describe, expect, it } from "vitest";
import { settlePromises } from "../test/fake-clock.ts";
import { ME } from "../test/fake-cluster.ts";
import { startClient } from "../test/start-client.ts";
import type { Timeline } from "./timeline.ts";

const ROOM = "00000000-0000-4000-8000-0000000000f1";
const CAT = { id: "00000000-0000-4000-8000-00000000000c", username: "cat" };

const shown = (timeline: Timeline) =>
  timeline.getSnapshot().messages.map((entry) => (entry.state === "stored" ? entry.message.body : entry.state));

async function openRoom() {
  const started = await startClient();
  started.cluster.write(ROOM, "mine", ME);
  const theirs = started.cluster.write(ROOM, "theirs");
  started.cluster.write(ROOM, "cat's", CAT);
  const timeline = started.client.room(ROOM);
  await settlePromises();
  const blockAuthor = () => {
    started.cluster.hide(theirs.author.id);
    started.cluster.openSockets()[0]?.deliver("hidden_people", { userIds: [theirs.author.id] });
  };
  return { ...started, timeline, theirs, blockAuthor };
}

describe("somebody who was blocked", () => {
  it("is forgotten at once, others are not", async () => {
    const { timeline, blockAuthor } = await openRoom();
    blockAuthor();
    expect(shown(timeline)).toEqual(["mine", "cat's"]);
    expect(timeline.getSnapshot().status).toBe("live");
  });

  it("leaves no gap: revs alone move the cursor, without a question", async () => {
    const { cluster, timeline, theirs, blockAuthor, clock } = await openRoom();
    blockAuthor();
    const hidden = cluster.write(ROOM, "hidden", theirs.author);
    cluster.openSockets()[0]?.deliver("new_chat_message", { roomId: ROOM, messages: [], hiddenRevs: [hidden.rev] });
    cluster.broadcast(cluster.write(ROOM, "and again", CAT));
    expect(shown(timeline)).toEqual(["mine", "cat's", "and again"]);
    expect(timeline.getSnapshot()).toMatchObject({ rev: hidden.rev + 1, behindCount: 0 });
    await clock.advance(60_000);
    await settlePromises();
    expect(cluster.requestsOf("sync_rooms")).toEqual([]);
  });

  it("stays out when revs come before what they follow", async () => {
    const { cluster, timeline, theirs, blockAuthor } = await openRoom();
    blockAuthor();
    const early = cluster.write(ROOM, "early", CAT);
    const hidden = cluster.write(ROOM, "hidden", theirs.author);
    cluster.openSockets()[0]?.deliver("new_chat_message", { roomId: ROOM, messages: [], hiddenRevs: [hidden.rev] });
    expect(timeline.getSnapshot().rev).toBe(early.rev - 1);
    cluster.broadcast(early);
    expect(timeline.getSnapshot().rev).toBe(hidden.rev);
  });

  it("stays out of a message that was on its way", async () => {
    const { cluster, timeline, theirs, blockAuthor } = await openRoom();
    blockAuthor();
    cluster.broadcast(cluster.write(ROOM, "late", theirs.author));
    expect(shown(timeline)).toEqual(["mine", "cat's"]);
  });

  it("is forgotten also when the block was made while there was no connection", async () => {
    const { cluster, timeline, theirs } = await openRoom();
    cluster.hide(theirs.author.id);
    cluster.openSockets()[0]?.drop();
    await settlePromises();
    expect(shown(timeline)).toEqual(["mine", "theirs", "cat's"]);
  });

  it("comes back when the block is lifted, with what was written meanwhile", async () => {
    const { cluster, timeline, theirs, blockAuthor } = await openRoom();
    blockAuthor();
    cluster.write(ROOM, "meanwhile", theirs.author);
    cluster.unhide(theirs.author.id);
    cluster.openSockets()[0]?.deliver("hidden_people", { userIds: [] });
    await settlePromises();
    expect(shown(timeline)).toEqual(["mine", "theirs", "cat's", "meanwhile"]);
    expect(timeline.getSnapshot().status).toBe("live");
  });
});

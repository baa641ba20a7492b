import { LIMITS } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { ME } from "../test/fake-cluster.ts";
import { startClient } from "../test/start-client.ts";

const ROOM = "00000000-0000-4000-8000-0000000000f1";
const OTHER_ROOM = "00000000-0000-4000-8000-0000000000f2";
const BOB = { id: "00000000-0000-4000-8000-00000000000b", username: "bob" };
const CAT = { id: "00000000-0000-4000-8000-00000000000c", username: "cat" };

async function openRoom() {
  const started = await startClient();
  const typing = started.client.typing(ROOM);
  const deliver = () => started.cluster.openSockets()[0]?.deliver;
  const says = ({ id: userId, username }: typeof BOB, roomId = ROOM) =>
    deliver()?.("typing", { roomId, userId, username });
  const shown = () => typing.getSnapshot().map(({ username }) => username);
  return { ...started, typing, says, shown };
}

describe("those who write in a room", () => {
  it("are shown in the order in which they began, those of other rooms are not", async () => {
    const { says, shown, typing } = await openRoom();
    expect(shown()).toEqual([]);
    says(CAT);
    says(BOB);
    const before = typing.getSnapshot();
    says(CAT);
    says(BOB, OTHER_ROOM);
    expect(shown()).toEqual(["cat", "bob"]);
    expect(typing.getSnapshot()).toBe(before);
  });

  it("are shown as long as they go on", async () => {
    const { says, shown, clock } = await openRoom();
    says(BOB);
    await clock.advance(LIMITS.typingShownMs - 1);
    says(BOB);
    says(CAT);
    await clock.advance(LIMITS.typingShownMs - 1);
    expect(shown()).toEqual(["bob", "cat"]);
    await clock.advance(1);
    expect(shown()).toEqual([]);
  });

  it("have ended with their message, with their leaving, and when one blocks them", async () => {
    const { says, shown, cluster } = await openRoom();
    const deliver = cluster.openSockets()[0]?.deliver;
    says(BOB);
    says(CAT);
    cluster.broadcast(cluster.write(ROOM, "written", BOB));
    expect(shown()).toEqual(["cat"]);
    deliver?.("member_left", { roomId: ROOM, userId: CAT.id, memberCount: 1 });
    expect(shown()).toEqual([]);
    says(CAT);
    deliver?.("hidden_people", { userIds: [CAT.id] });
    expect(shown()).toEqual([]);
    says(CAT); // was on its way
    expect(shown()).toEqual([]);
  });

  it("are forgotten with the connection", async () => {
    const { says, shown, cluster } = await openRoom();
    says(BOB);
    cluster.openSockets()[0]?.drop();
    expect(shown()).toEqual([]);
  });
});

describe("somebody who writes", () => {
  it("says so at once and then now and then, and at once again after having sent it", async () => {
    const { typing, clock, cluster } = await openRoom();
    const said = () => cluster.requestsOf("typing").length;
    for (let key = 0; key < 10; key += 1) typing.say();
    expect(said()).toBe(1);
    await clock.advance(LIMITS.typingEveryMs - 1);
    typing.say();
    expect(said()).toBe(1);
    await clock.advance(1);
    typing.say();
    expect(said()).toBe(2);
    typing.stop();
    typing.say();
    expect(said()).toBe(3);
    expect(cluster.requestsOf("typing")[0]?.input).toEqual({ roomId: ROOM });
  });

  it("says nothing without a connection, and is not seen by themselves", async () => {
    const { typing, cluster, shown, clock } = await openRoom();
    cluster.addMember(ROOM);
    cluster.write(ROOM, "mine", ME);
    cluster.openSockets()[0]?.drop();
    typing.say();
    expect(cluster.requestsOf("typing")).toEqual([]);
    await clock.advance(5_000);
    typing.say();
    expect(cluster.requestsOf("typing")).toHaveLength(1);
    expect(shown()).toEqual([]);
  });
});

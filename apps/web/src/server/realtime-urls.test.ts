import { expect, it } from "vitest";
import { createRealtimeUrls } from "./realtime-urls.ts";

const session = (sessionId: string) => ({ sessionId });

it("begins each new session with the next node", () => {
  const realtimeUrls = createRealtimeUrls(["a", "b", "c"]);
  expect(realtimeUrls(session("1"))).toEqual(["a", "b", "c"]);
  expect(realtimeUrls(session("2"))).toEqual(["b", "c", "a"]);
  expect(realtimeUrls(session("3"))).toEqual(["c", "a", "b"]);
  expect(realtimeUrls(session("4"))).toEqual(["a", "b", "c"]);
});

it("keeps a session on its node", () => {
  const realtimeUrls = createRealtimeUrls(["a", "b"]);
  realtimeUrls(session("1"));
  expect(realtimeUrls(session("2"))[0]).toBe("b");
  realtimeUrls(session("3"));
  expect(realtimeUrls(session("2"))[0]).toBe("b");
});

it("forgets the session that asked longest ago when there are too many", () => {
  const realtimeUrls = createRealtimeUrls(["a", "b", "c"], 2);
  realtimeUrls(session("1"));
  realtimeUrls(session("2"));
  realtimeUrls(session("1"));
  realtimeUrls(session("3"));
  expect(realtimeUrls(session("1"))[0]).toBe("a");
  expect(realtimeUrls(session("2"))[0]).not.toBe("b");
});

it("gives everybody the only node there is", () => {
  const realtimeUrls = createRealtimeUrls(["wss://chat.example.org"]);
  expect(realtimeUrls(session("1"))).toEqual(["wss://chat.example.org"]);
  expect(realtimeUrls(session("2"))).toEqual(["wss://chat.example.org"]);
});

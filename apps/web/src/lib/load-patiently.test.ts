import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { loadPatiently } from "./load-patiently.ts";

const network = new EventTarget();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("addEventListener", network.addEventListener.bind(network));
  vi.stubGlobal("removeEventListener", network.removeEventListener.bind(network));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const notFetched = () => Object.assign(new Error("Failed to load chunk"), { name: "ChunkLoadError" });

it("asks for what did not come until it comes: after a while, and at once when the network is back", async () => {
  const load = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(notFetched())
    .mockRejectedValueOnce(notFetched())
    .mockResolvedValueOnce("part");
  const loaded = loadPatiently(load);
  await vi.advanceTimersByTimeAsync(2_999);
  expect(load).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(load).toHaveBeenCalledTimes(2);
  network.dispatchEvent(new Event("online"));
  await expect(loaded).resolves.toBe("part");
  expect(vi.getTimerCount()).toBe(0);
});

it("tells of a part that came and does not work", async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValue(new TypeError("x is not a function"));
  await expect(loadPatiently(load)).rejects.toThrow("x is not a function");
  expect(load).toHaveBeenCalledTimes(1);
});

import { expect, it, vi } from "vitest";
import { laterTransport } from "./later-transport.ts";
import type { Transport } from "./transport.ts";

const handlers = () => ({ onEvent: vi.fn(), onHandshake: vi.fn(), onActivity: vi.fn(), onEnd: vi.fn() });

it("opens the connection once its code has come", async () => {
  const socket = { emit: vi.fn(), close: vi.fn() };
  const open = vi.fn<Transport>(() => socket);
  const wired = handlers();
  const opened = laterTransport(async () => open)("ws://node", "token", wired);
  await vi.waitFor(() => expect(open).toHaveBeenCalledWith("ws://node", "token", wired));
  const onAnswer = vi.fn();
  opened.emit("typing", { roomId: "r" }, onAnswer);
  expect(socket.emit).toHaveBeenCalledWith("typing", { roomId: "r" }, onAnswer);
  opened.close();
  expect(socket.close).toHaveBeenCalledOnce();
});

it("opens nothing that was closed before", async () => {
  const open = vi.fn<Transport>();
  const loaded = Promise.resolve(open);
  laterTransport(() => loaded)("ws://node", undefined, handlers()).close();
  await loaded;
  expect(open).not.toHaveBeenCalled();
});

it("says that there is no connection when its code does not come", async () => {
  const wired = handlers();
  laterTransport(() => Promise.reject(new Error("no network")))("ws://node", undefined, wired);
  await vi.waitFor(() => expect(wired.onEnd).toHaveBeenCalledOnce());
  expect(wired.onEnd.mock.calls[0]?.[0]).toMatchObject({ code: "UNAVAILABLE" });
});

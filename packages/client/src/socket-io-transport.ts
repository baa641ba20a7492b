import { AppError, fromWireError, type WireError } from "@banter/protocol";
import { Manager } from "socket.io-client";
import type { Transport } from "./transport.ts";

/** Socket.IO over WebSocket. A path in the URL is where a proxy has mounted the service. */
export const openSocketIo: Transport = (url, token, handlers) => {
  const { origin, pathname } = new URL(url);
  const manager = new Manager(origin, {
    path: `${pathname.replace(/\/+$/, "")}/socket.io`,
    transports: ["websocket"],
    reconnection: false,
  });
  const socket = manager.socket("/", { auth: token === undefined ? {} : { token } });

  let over = false;
  const end = (error: AppError) => {
    if (over) return;
    over = true;
    socket.disconnect();
    handlers.onEnd(error);
  };

  manager.engine.on("handshake", ({ pingInterval }) => handlers.onHandshake(pingInterval));
  manager.engine.on("packet", () => handlers.onActivity());
  socket.onAny((name: string, payload: unknown) => {
    if (!over) handlers.onEvent(name, payload);
  });
  socket.on("connect_error", (error) => end(refusalOf(error)));
  socket.on("disconnect", (reason) => end(new AppError("UNAVAILABLE", `The connection was lost: ${reason}`)));

  return {
    emit: (event, input, onAnswer) => socket.emit(event, input, onAnswer),
    close() {
      over = true;
      socket.disconnect();
    },
  };
};

function refusalOf(error: Error & { data?: unknown }): AppError {
  const wire = error.data as Partial<WireError> | undefined;
  if (wire?.code !== undefined && wire.message !== undefined) return fromWireError(wire as WireError);
  return new AppError("UNAVAILABLE", "The server cannot be reached", { cause: error });
}

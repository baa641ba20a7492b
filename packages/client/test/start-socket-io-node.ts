import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { AppError, type ClientToServerEvents, type ServerToClientEvents, toWireError } from "@banter/protocol";
import { Server } from "socket.io";
import { createFakeCluster, ME } from "./fake-cluster.ts";

export const TOKEN = "a token";

/** A real Socket.IO server that answers as the realtime service does, for a single person in a single room. */
export async function startSocketIoNode(nodeId: string, roomId: string, path = "/socket.io") {
  const rooms = createFakeCluster();
  rooms.addMember(roomId);
  const http = createServer();
  const io = new Server<ClientToServerEvents, ServerToClientEvents>(http, { path, transports: ["websocket"] });
  io.use((socket, next) => {
    if (socket.handshake.auth.token === TOKEN) return next();
    next(Object.assign(new Error("No session"), { data: toWireError(new AppError("UNAUTHENTICATED", "No session")) }));
  });
  io.on("connection", (socket) => {
    socket.emit("welcome", {
      nodeId,
      userId: ME.id,
      heads: [{ roomId, headRev: rooms.headOf(roomId) }],
      hiddenUserIds: [],
    });
    socket.on("join_room", (_, ack) => ack({ ok: true, data: rooms.answers.join_room({ roomId }) }));
    socket.on("new_chat_message", (input, ack) => {
      const { message } = rooms.answers.new_chat_message(input as Parameters<typeof rooms.answers.new_chat_message>[0]);
      io.emit("new_chat_message", { roomId, messages: [message] });
      ack({ ok: true, data: { message } });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    kickAll: () => io.disconnectSockets(true),
    stop: () => io.close(),
  };
}

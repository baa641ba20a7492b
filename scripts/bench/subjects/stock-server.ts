// The Socket.IO server of the documentation: defaults throughout, one process, nothing is stored. Prints its port.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";

interface Events {
  join(roomId: string, joined: () => void): void;
  "chat message"(message: { roomId: string }): void;
}

const httpServer = createServer();
const io = new Server<Events>(httpServer);

io.on("connection", (socket) => {
  socket.on("join", (roomId, joined) => {
    void socket.join(roomId);
    joined();
  });
  socket.on("chat message", (message) => io.to(message.roomId).emit("chat message", message));
});

httpServer.listen(0, "127.0.0.1", () => console.log((httpServer.address() as AddressInfo).port));

import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Ack, Message, Room } from "@banter/protocol";
import { Server, type Socket } from "socket.io";

export interface Faults {
  /** Acknowledges the message and forgets it. */
  loses?(message: Message): boolean;
  /** Stores the message twice, at two places. */
  doubles?(message: Message): boolean;
  /** Sends the message twice, which the protocol allows. */
  repeats?(message: Message): boolean;
}

interface StoredRoom {
  room: Room;
  messages: Message[];
}

/** As much of Banter as the bots need, in one process and in memory, with faults on demand. */
export async function startFakeBanter(faults: Faults = {}) {
  const names = new Map<string, string>();
  const rooms = new Map<string, StoredRoom>();
  const http = createServer(async (request, response) => {
    const answer = await answerCall(request, names, rooms, [`:${(http.address() as AddressInfo).port}`]);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answer));
  });
  const io = new Server(http, { transports: ["websocket"] });
  io.on("connection", (socket) => serve(io, socket, names, rooms, faults));
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    async stop() {
      await io.close();
    },
  };
}

/** A batch of tRPC calls. */
async function answerCall(
  request: IncomingMessage,
  names: Map<string, string>,
  rooms: Map<string, StoredRoom>,
  urls: string[],
) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const inputs = JSON.parse(Buffer.concat(chunks).toString() || "{}") as Record<
    string,
    { username: string; name: string }
  >;
  const { pathname } = new URL(request.url ?? "", "http://localhost");
  const procedures = pathname.replace("/api/trpc/", "").split(",");
  return procedures.map((procedure, index) => ({ result: { data: call(procedure, inputs[index]) } }));

  function call(procedure: string, input?: { username: string; name: string }) {
    if (procedure === "realtime.endpoints") return { urls };
    const id = randomUUID();
    if (procedure === "accounts.signUp") {
      names.set(id, input?.username ?? "");
      return { account: { id, username: input?.username, role: "USER", createdAt: "" }, token: id, expiresAt: "" };
    }
    const room: Room = {
      id,
      name: input?.name ?? "",
      topic: "",
      kind: "PUBLIC",
      memberCount: 1,
      headRev: 0,
      createdAt: "",
      lastMessageAt: null,
      slowModeSeconds: 0,
      archivedAt: null,
      myRole: "OWNER",
    };
    rooms.set(id, { room, messages: [] });
    return room;
  }
}

function serve(io: Server, socket: Socket, names: Map<string, string>, rooms: Map<string, StoredRoom>, faults: Faults) {
  const userId = socket.handshake.auth.token as string;
  const headOf = ({ messages }: StoredRoom) => messages.at(-1)?.rev ?? 0;
  const roomOf = (roomId: string) => rooms.get(roomId) as StoredRoom;
  socket.emit("welcome", { nodeId: "node-1", userId, heads: [], hiddenUserIds: [] });

  socket.on("join_room", ({ roomId }: { roomId: string }, ack: (answer: Ack<unknown>) => void) => {
    const stored = roomOf(roomId);
    void socket.join(roomId);
    ack({ ok: true, data: { ...stored, nextBeforeSeq: null, headRev: headOf(stored) } });
  });

  socket.on("sync_rooms", ({ cursors }: { cursors: { roomId: string }[] }, ack: (answer: Ack<unknown>) => void) => {
    const answers = cursors.map(({ roomId }) => {
      const stored = roomOf(roomId);
      return { roomId, status: "complete", headRev: headOf(stored), messages: stored.messages };
    });
    ack({ ok: true, data: { rooms: answers } });
  });

  socket.on("new_chat_message", (input: Pick<Message, "roomId" | "clientId" | "body">, ack) => {
    const stored = roomOf(input.roomId);
    const author = { id: userId, username: names.get(userId) ?? "" };
    const store = () => {
      const seq = headOf(stored) + 1;
      const message = {
        ...input,
        id: randomUUID(),
        author,
        seq,
        rev: seq,
        createdAt: new Date().toISOString(),
        editedAt: null,
        deletedAt: null,
        replyToId: null,
        reactions: [],
        mentions: [],
        attachments: [],
        pinnedAt: null,
      };
      stored.messages.push(message);
      return message;
    };
    const message = store();
    const event = { roomId: input.roomId, messages: [message] };
    if (faults.loses?.(message)) stored.messages.pop();
    else io.to(input.roomId).emit("new_chat_message", event);
    if (faults.repeats?.(message)) io.to(input.roomId).emit("new_chat_message", event);
    if (faults.doubles?.(message)) io.to(input.roomId).emit("new_chat_message", { ...event, messages: [store()] });
    ack({ ok: true, data: { message } });
  });
}

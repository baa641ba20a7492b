import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onEnd } from "../../bootstrap/cleanup.mjs";
import { Problem } from "../../bootstrap/problem.mjs";
import { spawnGroup } from "../../bootstrap/process-group.mjs";
import type { Subject } from "./subject.ts";

const SERVER = fileURLToPath(new URL("./stock-server.ts", import.meta.url));

export function stockSocketIo(root: string): Subject {
  let group: ReturnType<typeof spawnGroup> | undefined;
  let lastRoom = 0;
  const stop = async () => {
    group?.kill();
    await group?.exited;
  };
  onEnd(stop, () => group?.kill());
  const newRoomId = () => `room-${++lastRoom}`;

  return {
    name: "socket.io",
    title: "stock Socket.IO",
    async start() {
      const command = ["--import", import.meta.resolve("tsx"), SERVER];
      group = spawnGroup(process.execPath, command, { cwd: root, env: { ...process.env, NODE_ENV: "production" } });
      const { child, exited } = group;
      const failed = exited.then(() => {
        throw new Problem(`The stock Socket.IO server ended: ${child.stderr?.read() ?? ""}`);
      });
      failed.catch(() => {}); // also when it is stopped later
      if (!child.stdout || child.pid === undefined) throw new Problem("The stock Socket.IO server cannot be started");
      const [printed] = await Promise.race([once(child.stdout, "data"), failed]);
      return { dialect: "socket.io", ports: [Number(printed)], serverPids: [child.pid], nodePids: [child.pid] };
    },
    stop,
    async guests(count, size) {
      return Array.from({ length: Math.ceil(count / size) }, (_, room) => {
        const roomId = newRoomId();
        return Array.from({ length: Math.min(size, count - room * size) }, () => ({ token: "none", roomId }));
      });
    },
    async intoNewRooms(rooms) {
      return rooms.map((guests) => {
        const roomId = newRoomId();
        return guests.map((guest) => ({ ...guest, roomId }));
      });
    },
    countStored: async () => null,
  };
}

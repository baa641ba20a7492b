import { type Repetition, repeat } from "@banter/domain";
import { channels, type RoomHead } from "@banter/protocol";
import type { Logger } from "pino";
import type { BanterServer } from "./node.ts";

/** How long a lost last message, or a ghost socket, may go unnoticed. */
const INTERVAL_MS = 10_000;

export interface HeadWatchOptions {
  io: BanterServer;
  findHeads(roomIds: string[]): Promise<RoomHead[]>;
  logger: Logger;
}

export interface HeadWatch extends Repetition {
  /** Tells each socket all of its rooms' heads at the next turn: whatever it may have missed, it finds out. */
  tellAllSoon(): void;
}

/** Tells each socket the heads of its rooms that moved since it was last told. */
export function watchHeads({ io, findHeads, logger }: HeadWatchOptions): HeadWatch {
  let told = new Map<string, number>();

  const repetition = repeat(INTERVAL_MS, logger, "head watch", async () => {
    const heads = await findHeads(localRoomIds(io));
    const moved = new Map(
      heads.filter((head) => told.get(head.roomId) !== head.headRev).map((head) => [channels.room(head.roomId), head]),
    );
    told = new Map(heads.map((head) => [head.roomId, head.headRev]));
    if (moved.size === 0) return;
    for (const socket of io.of("/").sockets.values()) {
      const its = [...socket.rooms].flatMap((channel) => moved.get(channel) ?? []);
      if (its.length > 0) socket.emit("room_heads", { heads: its });
    }
  });

  return {
    ...repetition,
    tellAllSoon() {
      told = new Map();
      repetition.runSoon();
    },
  };
}

/** The chat rooms that somebody on this node hears. */
function localRoomIds(io: BanterServer): string[] {
  const prefix = channels.room("");
  return [...io.of("/").adapter.rooms.keys()].flatMap((channel) =>
    channel.startsWith(prefix) ? [channel.slice(prefix.length)] : [],
  );
}

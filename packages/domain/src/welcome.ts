import { CreateRoom, parseInput } from "@banter/protocol";
import type { Actor } from "./actor.ts";
import type { RoomPorts, RoomService } from "./room-service.ts";

/** The one room that newcomers find themselves in, whatever it is called by now. */
export const WELCOME_ROOM_ID = "00000000-0000-8000-8000-0077656c636f";

const TOPIC = "For everybody who is here: say hello, and ask how things work";

export interface WelcomePorts extends Pick<RoomPorts, "findRoom"> {
  /** Makes the public room without any members, unless there is one of that id. */
  ensureRoom(room: Pick<CreateRoom, "name" | "topic"> & { id: string }, createdById: string): Promise<void>;
  join: RoomService["join"];
}

/**
 * Makes newcomers members of the welcome room. The first of all makes it by that, and owns it: on a new site that is
 * who set it up. Once it is archived it takes nobody any more.
 * @throws AppError INVALID for a name that no room can have.
 */
export function createWelcome(name: string, ports: WelcomePorts) {
  const room = parseInput(CreateRoom, { name, topic: TOPIC, kind: "PUBLIC" });
  return async (newcomer: Actor): Promise<void> => {
    const found = await ports.findRoom(newcomer.userId, WELCOME_ROOM_ID);
    if (found && found.archivedAt !== null) return;
    if (!found) await ports.ensureRoom({ id: WELCOME_ROOM_ID, name: room.name, topic: room.topic }, newcomer.userId);
    await ports.join(newcomer, { roomId: WELCOME_ROOM_ID });
  };
}

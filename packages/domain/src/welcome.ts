import type { Actor } from "./actor.ts";
import type { RoomPorts, RoomService } from "./room-service.ts";

/** The one room that newcomers find themselves in, whatever it is called by now. */
export const WELCOME_ROOM_ID = "00000000-0000-8000-8000-0077656c636f";

const TOPIC = "For everybody who is here: say hello, and ask how things work";

export interface WelcomePorts extends Pick<RoomPorts, "findRoom"> {
  /** Makes the public room without any members, unless there is one of that id. */
  ensureRoom(room: { id: string; name: string; topic: string }, createdById: string): Promise<void>;
  join: RoomService["join"];
}

/**
 * Makes newcomers members of the welcome room. The first of all makes it by that, and owns it: on a new site that is
 * who set it up. Once it is archived it takes nobody any more.
 */
export function createWelcome(name: string, ports: WelcomePorts) {
  return async (newcomer: Actor): Promise<void> => {
    await ports.ensureRoom({ id: WELCOME_ROOM_ID, name, topic: TOPIC }, newcomer.userId);
    const room = await ports.findRoom(newcomer.userId, WELCOME_ROOM_ID);
    if (room?.archivedAt === null) await ports.join(newcomer, { roomId: WELCOME_ROOM_ID });
  };
}

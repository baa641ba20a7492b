import { AppError, LIMITS, type RoomRef } from "@banter/protocol";
import type { Actor } from "./actor.ts";
import type { Announcer } from "./announcer.ts";

/** What decides whether others hear that somebody writes. */
export interface TypingFacts {
  isMember: boolean;
  /** Of a conversation of two: whether they are friends, and neither blocks the other. True in all other rooms. */
  mayWrite: boolean;
  isArchived: boolean;
  memberCount: number;
}

export interface TypingPorts {
  readTypingFacts(userId: string, roomId: string): Promise<TypingFacts>;
  /** Takes from the person's allowance; 0, or how many milliseconds to wait. */
  takeTurn(userId: string): number;
  announcer: Pick<Announcer, "typing">;
}

export type TypingService = ReturnType<typeof createTypingService>;

export function createTypingService({ readTypingFacts, takeTurn, announcer }: TypingPorts) {
  return {
    /**
     * Tells the room that the actor writes; a large room is not told.
     * @throws AppError FORBIDDEN not_a_member, not_friends or room_archived, RATE_LIMITED.
     */
    async say(actor: Actor, { roomId }: RoomRef): Promise<{ roomId: string }> {
      const waitMs = takeTurn(actor.userId);
      if (waitMs > 0) throw new AppError("RATE_LIMITED", "That is known already", { retryAfterMs: waitMs });
      const { isMember, mayWrite, isArchived, memberCount } = await readTypingFacts(actor.userId, roomId);
      if (!isMember) throw new AppError("FORBIDDEN", "You are not in this room", { reason: "not_a_member" });
      if (!mayWrite) throw new AppError("FORBIDDEN", "You are not friends", { reason: "not_friends" });
      if (isArchived) throw new AppError("FORBIDDEN", "This room is archived", { reason: "room_archived" });
      if (memberCount <= LIMITS.typingMaxMembers) {
        announcer.typing({ roomId, userId: actor.userId, username: actor.username });
      }
      return { roomId };
    },
  };
}

import { AppError, type BlockedPeople, type BlockedPerson, type BlockUser, LIMITS } from "@banter/protocol";
import type { Acting, Actor } from "./actor.ts";
import type { Announcer } from "./announcer.ts";

export interface AddedBlock {
  blocked: BlockedPerson;
  /** Who had something to lose by it, a friendship or a request: only the blocker for one that the other never saw. */
  ended: "for_both" | "for_blocker" | null;
}

export interface BlockPorts {
  /**
   * Records the block, which also ends a friendship and its requests; the same one again changes nothing. Null for
   * nobody of that id, `full` when the person blocks `blockedMaxPeople` already. @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned.
   */
  addBlock(blocker: Acting, blockedId: string): Promise<AddedBlock | "full" | null>;
  /** @throws AppError as `addBlock`. */
  removeBlock(blocker: Acting, blockedId: string): Promise<void>;
  /** The latest first. */
  listBlocked(blockerId: string): Promise<BlockedPerson[]>;
  /** Has every realtime node look at once for what changed; when this is lost, they do so a moment later. */
  announceAccessChange(): void;
  /** Resolves when every realtime node that runs has taken in what was committed before, or does not answer. */
  untilNodesKnow(): Promise<void>;
  announcer: Pick<Announcer, "friendRemoved">;
}

export type BlockService = ReturnType<typeof createBlockService>;

/** Whom a person does not want to see or hear. The blocked do not learn of it. */
export function createBlockService(ports: BlockPorts) {
  return {
    /**
     * From the answer on nothing of theirs reaches the actor, on any node; idempotent.
     * @throws AppError NOT_FOUND, FORBIDDEN own_account, CONFLICT too_many.
     */
    async block(actor: Actor, { userId }: BlockUser): Promise<BlockedPerson> {
      if (userId === actor.userId) {
        throw new AppError("FORBIDDEN", "You cannot block yourself", { reason: "own_account" });
      }
      const added = await ports.addBlock(actor, userId);
      if (!added) throw new AppError("NOT_FOUND", "No such person");
      if (added === "full") {
        throw new AppError("CONFLICT", `You can block ${LIMITS.blockedMaxPeople} people. Unblock somebody first`, {
          reason: "too_many",
        });
      }
      ports.announceAccessChange();
      // To the blocked it is a friendship that was ended, or a request that was declined, as any other.
      if (added.ended) ports.announcer.friendRemoved(actor.userId, userId);
      if (added.ended === "for_both") ports.announcer.friendRemoved(userId, actor.userId);
      await ports.untilNodesKnow();
      return added.blocked;
    },

    /** Brings everything of theirs back; idempotent. */
    async unblock(actor: Actor, { userId }: BlockUser): Promise<{ userId: string }> {
      await ports.removeBlock(actor, userId);
      ports.announceAccessChange();
      await ports.untilNodesKnow();
      return { userId };
    },

    async list(actor: Actor): Promise<BlockedPeople> {
      return { people: await ports.listBlocked(actor.userId) };
    },
  };
}

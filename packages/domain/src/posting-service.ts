import type { Message, NewChatMessage, NewDirectMessage } from "@banter/protocol";
import type { Actor } from "./actor.ts";
import type { MessageService } from "./message-service.ts";
import type { Throttle } from "./throttle.ts";

export interface PostingPorts extends Pick<MessageService, "send" | "sendDirect"> {
  /** Per person, for rooms and people together. */
  messages: Throttle;
}

export type PostingService = ReturnType<typeof createPostingService>;

/** Writing over HTTP: as over a socket, but with a limit of its own. */
export function createPostingService(ports: PostingPorts) {
  return {
    /** @throws AppError RATE_LIMITED, and those of `send`. */
    async toRoom(actor: Actor, input: NewChatMessage): Promise<{ message: Message }> {
      await ports.messages.take(actor.userId);
      return ports.send(actor, input);
    },

    /** @throws AppError RATE_LIMITED, and those of `sendDirect`. */
    async toPerson(actor: Actor, input: NewDirectMessage): Promise<{ message: Message }> {
      await ports.messages.take(actor.userId);
      return ports.sendDirect(actor, input);
    },
  };
}

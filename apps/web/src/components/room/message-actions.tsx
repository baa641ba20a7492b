"use client";

import type { Timeline } from "@banter/client";
import type { Message, Room } from "@banter/protocol";
import { createContext, useContext } from "react";
import type { MessageAbilities } from "../../lib/message-abilities.ts";

/** What one can do with the messages of the room that is shown. */
export interface MessageActions {
  /** Whose members can be mentioned. */
  room: Pick<Room, "id" | "kind" | "myRole">;
  abilitiesOf(message: Message): MessageAbilities;
  edit(message: Message): void;
  stopEditing(): void;
  /** @throws AppError */
  save(messageId: string, body: string): Promise<unknown>;
  askToDelete(message: Message): void;
  askToReport(message: Message): void;
  reply(message: Message): void;
  /** Brings a message into sight, however old it is. */
  jumpTo(message: Message): void;
  react(message: Message, emoji: string, on: boolean): void;
  /** Shows all who reacted; to begin with those with this emoji. */
  showReactors(message: Message, emoji: string): void;
  pin(message: Message, on: boolean): void;
  /** Null before the room is open. */
  quotes: Timeline["quotes"] | null;
}

export const MessageActionsContext = createContext<MessageActions | null>(null);

export function useMessageActions(): MessageActions {
  const actions = useContext(MessageActionsContext);
  if (!actions) throw new Error("This component needs a MessageActionsContext above");
  return actions;
}

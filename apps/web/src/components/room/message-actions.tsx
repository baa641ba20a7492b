"use client";

import type { Message } from "@banter/protocol";
import { createContext, useContext } from "react";
import type { MessageAbilities } from "../../lib/message-abilities.ts";

/** What one can do with the messages of the room that is shown. */
export interface MessageActions {
  abilitiesOf(message: Message): MessageAbilities;
  edit(message: Message): void;
  stopEditing(): void;
  /** @throws AppError */
  save(messageId: string, body: string): Promise<unknown>;
  askToDelete(message: Message): void;
  askToReport(message: Message): void;
}

export const MessageActionsContext = createContext<MessageActions | null>(null);

export function useMessageActions(): MessageActions {
  const actions = useContext(MessageActionsContext);
  if (!actions) throw new Error("This component needs a MessageActionsContext above");
  return actions;
}

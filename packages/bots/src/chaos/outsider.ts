import { createBanterClient } from "@banter/client";
import type { ChaosBotOptions } from "./chaos-bot.ts";
import { writeText } from "./message-text.ts";
import type { OpenOperation } from "./operation-log.ts";

/** Someone who writes to rooms that they are not in. */
export interface Outsider {
  connect(): void;
  act(roomId: string): void;
  leave(): void;
  close(): void;
}

export function createOutsider({ person, realtimeUrls, log, random }: ChaosBotOptions): Outsider {
  const waiting = new Map<string, OpenOperation>();
  const tried = new Set<string>();
  let writtenCount = 0;
  const client = createBanterClient({ baseUrl: realtimeUrls[0] ?? "", token: person.token, realtimeUrls });
  client.on("message_sent", ({ clientId, message }) => take(clientId)?.succeed(message));
  client.on("message_refused", ({ clientId, error }) => take(clientId)?.refuse(`${error.code} ${error.message}`));

  function take(clientId: string): OpenOperation | undefined {
    const operation = waiting.get(clientId);
    waiting.delete(clientId);
    return operation;
  }

  return {
    connect: () => client.connect(),
    act(roomId) {
      writtenCount += 1;
      const body = writeText(`${person.name} ${writtenCount}`, random);
      tried.add(roomId);
      const clientId = client.room(roomId).send(body);
      const request = { kind: "send", bot: person.name, userId: person.userId, roomId } as const;
      waiting.set(clientId, log.begin({ ...request, clientId, body }));
    },
    leave() {
      for (const [clientId, operation] of waiting) {
        client.room(operation.request.roomId).discard(clientId);
        operation.giveUp();
      }
      waiting.clear();
      for (const roomId of tried) client.room(roomId).close();
      tried.clear();
    },
    close: () => client.close(),
  };
}

import type { BanterClient, Timeline, TimelineSnapshot } from "@banter/client";
import { AppError, ERRORS, type Message } from "@banter/protocol";
import type { Person } from "./chaos-bot.ts";
import type { OpenOperation, OperationLog } from "./operation-log.ts";
import type { Random } from "./random.ts";

/** Edits and deletions of one person, each logged with what came of it. */
export interface MessageChanges {
  countIn(roomId: string): number;
  /** Like the others, does nothing when the bot shows no message that fits, or has no connection. */
  editOwn(timeline: Timeline, newText: string): void;
  /** What the server must refuse. */
  editAnothers(timeline: Timeline, newText: string): void;
  /** Anybody's in a room that the person owns, else one's own. */
  deleteOne(timeline: Timeline): void;
  /** Nobody waits for the answers any more. */
  giveUp(): void;
}

interface MessageChangesOptions {
  person: Person;
  client(): BanterClient;
  log: OperationLog;
  random: Random;
}

/** Bots change what was said lately, as people do. */
const RECENT_MESSAGES = 30;

export function createMessageChanges({ person, client, log, random }: MessageChangesOptions): MessageChanges {
  const waiting = new Set<OpenOperation>();

  function change(message: Message, body: string | null): void {
    const { roomId, clientId } = message;
    const kind = body === null ? "delete" : "edit";
    const operation = log.begin({ kind, bot: person.name, userId: person.userId, roomId, clientId, body });
    waiting.add(operation);
    const answer = body === null ? client().deleteMessage(message.id) : client().editMessage(message.id, body);
    answer
      .then(operation.succeed, (error: unknown) => {
        if (isRefusal(error)) operation.refuse(`${error.code} ${error.message}`);
        else operation.giveUp();
      })
      .finally(() => waiting.delete(operation));
  }

  function pickRecent(timeline: Timeline, fits: (message: Message) => boolean): Message | undefined {
    if (client().continuity.getSnapshot().nodeId === null) return undefined;
    const fitting = recentMessages(timeline.getSnapshot()).filter((message) => message.body !== null && fits(message));
    return fitting.length > 0 ? random.pick(fitting) : undefined;
  }

  const isOwn = ({ author }: Message) => author.id === person.userId;

  return {
    countIn: (roomId) => [...waiting].filter(({ request }) => request.roomId === roomId).length,
    editOwn(timeline, newText) {
      const message = pickRecent(timeline, isOwn);
      if (message) change(message, newText);
    },
    editAnothers(timeline, newText) {
      const message = pickRecent(timeline, (one) => !isOwn(one));
      if (message) change(message, newText);
    },
    deleteOne(timeline) {
      const mayDeleteAny = timeline.getSnapshot().room?.myRole === "OWNER";
      const message = pickRecent(timeline, (one) => mayDeleteAny || isOwn(one));
      if (message) change(message, null);
    },
    giveUp() {
      for (const operation of waiting) operation.giveUp();
      waiting.clear();
    },
  };
}

function recentMessages({ messages }: TimelineSnapshot): Message[] {
  return messages.slice(-RECENT_MESSAGES).flatMap((entry) => (entry.state === "stored" ? [entry.message] : []));
}

/** Whether the change certainly has not happened: what may be tried again may have happened the first time. */
function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && (!ERRORS[error.code].retryable || error.code === "RATE_LIMITED");
}

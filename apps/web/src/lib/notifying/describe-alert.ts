import type { Room } from "@banter/protocol";
import type { Texts } from "../../texts/texts.ts";
import type { Alert } from "./notifier.ts";

/** About two lines: what a desktop shows of it. */
const BODY_MAX_CHARS = 200;

/** What a notification says; `text` is the message as it reads, null where that is not known. */
export function describeAlert({ message, count }: Alert, room: Room | null, text: string | null, t: Texts<"live">) {
  const title = titleOf(message?.author.username ?? null, room, t);
  if (!message || text === null) {
    return { title, body: t("alert.waiting", { count }) };
  }
  const chars = [...text];
  return {
    title,
    body: chars.length > BODY_MAX_CHARS ? `${chars.slice(0, BODY_MAX_CHARS).join("")}…` : text,
  };
}

export function hrefOf(roomId: string, room: Room | null): string {
  return room?.person ? `/messages/${room.person.id}` : `/rooms/${roomId}`;
}

function titleOf(author: string | null, room: Room | null, t: Texts<"live">): string {
  if (room?.person) return room.person.username;
  if (author && room) return t("alert.inRoom", { author, room: room.name });
  return author ?? room?.name ?? "Banter";
}

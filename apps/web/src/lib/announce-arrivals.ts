import type { Message } from "@banter/protocol";
import type { Texts } from "../texts/texts.ts";
import { wordsOfMessage } from "./words-of-message.ts";

const SPOKEN_MAX_CHARS = 200;

interface Wording {
  t: Texts<"room">;
  tc: Texts<"common">;
  language: string;
}

/** What a screen reader says of messages that came in together: one is read out with its spoilers covered, several are counted. */
export async function announceArrivals(messages: readonly Message[], { t, tc, language }: Wording): Promise<string> {
  const [only] = messages;
  const counted = tc("newMessages", { count: messages.length, shown: messages.length.toLocaleString(language) });
  if (messages.length > 1 || !only) return counted;
  const name = only.author.username;
  if (only.body === null) return t("announce.deleted", { name });
  const words = await wordsOfMessage(only, tc);
  return words === null ? counted : `${name}: ${[...words].slice(0, SPOKEN_MAX_CHARS).join("")}`;
}

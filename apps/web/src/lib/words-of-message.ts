import type { Message } from "@banter/protocol";
import type { Texts } from "../texts/texts.ts";
import { describeFiles } from "./describe-files.ts";

/** A message as it reads on one line, with spoilers covered; null where that cannot be told. */
export async function wordsOfMessage(
  { body, attachments }: Pick<Message, "body" | "attachments">,
  t: Texts<"common">,
): Promise<string | null> {
  try {
    const { plainTextOf } = await import("./formatting/format-message.ts");
    return plainTextOf(body ?? "") || describeFiles(attachments, t);
  } catch {
    return null; // the part of the app that reads messages cannot be loaded
  }
}

import type { Attachment } from "@banter/protocol";
import type { Texts } from "../texts/texts.ts";

/** What stands for a message's files where only a line of text fits. */
export function describeFiles(attachments: readonly Attachment[], t: Texts<"common">): string {
  const [only] = attachments;
  if (!only) return "";
  const count = attachments.length;
  if (count > 1) return t(attachments.every(({ picture }) => picture) ? "files.pictures" : "files.files", { count });
  if (!only.picture) return t("files.file", { name: only.name });
  return t("files.picture", { name: only.description === "" ? only.name : only.description });
}

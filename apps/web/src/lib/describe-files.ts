import type { Attachment } from "@banter/protocol";

/** What stands for a message's files where only a line of text fits. */
export function describeFiles(attachments: readonly Attachment[]): string {
  const [only] = attachments;
  if (!only) return "";
  if (attachments.length > 1) {
    return attachments.every(({ picture }) => picture)
      ? `${attachments.length} pictures`
      : `${attachments.length} files`;
  }
  if (!only.picture) return `File: ${only.name}`;
  return only.description === "" ? `Picture: ${only.name}` : `Picture: ${only.description}`;
}

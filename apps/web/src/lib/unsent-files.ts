import type { DraftFile } from "@banter/client";
import type { Attachment } from "@banter/protocol";
import { unsentText } from "./unsent-text.ts";

/** What was attached but not sent, per room; over a reload what was uploaded by then is kept. */
const attached = new Map<string, readonly DraftFile[]>();

export const unsentFiles = {
  of(roomId: string): readonly DraftFile[] {
    const held = attached.get(roomId) ?? restore(unsentText.of(keyOf(roomId)));
    attached.set(roomId, held);
    return held;
  },
  keep(roomId: string, files: readonly DraftFile[]): void {
    attached.set(roomId, files);
    const uploaded = files.flatMap(({ attachment }) => attachment ?? []);
    unsentText.keep(keyOf(roomId), uploaded.length > 0 ? JSON.stringify(uploaded) : "");
  },
};

function restore(text: string): DraftFile[] {
  if (text === "") return [];
  return asList(text)
    .filter(isAttachment)
    .map((attachment) => ({ key: attachment.id, name: attachment.name, attachment }));
}

/** Nothing, where what was kept has been damaged. */
function asList(text: string): unknown[] {
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

/** As far as a composer shows it: what another release of the app has kept may have another form. */
function isAttachment(kept: unknown): kept is Attachment {
  const { id, name, mediaType, sizeBytes } = (kept ?? {}) as Partial<Record<keyof Attachment, unknown>>;
  return [id, name, mediaType].every((text) => typeof text === "string") && typeof sizeBytes === "number";
}

function keyOf(roomId: string): string {
  return `files.${roomId}`;
}

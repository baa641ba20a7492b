import type { FilePart } from "@banter/domain";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const FILE_PARTS = ["file", "thumbnail"] as const satisfies FilePart[];

/** Under what a part is kept. Nothing that a person chose is in it. @throws Error for what is no id. */
export function fileKey(id: string, part: FilePart): string {
  if (!UUID.test(id)) throw new Error("the id of an attachment is not a UUID");
  // The last digits are random: a folder for each two of them stays small.
  return `${id.slice(-2)}/${id}.${part}`;
}

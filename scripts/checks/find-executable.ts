import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export function findExecutable(names: readonly string[], path = process.env.PATH ?? ""): string | null {
  const candidates = path.split(delimiter).flatMap((directory) => names.map((name) => join(directory, name)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

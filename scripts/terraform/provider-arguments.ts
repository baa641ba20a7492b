import { readFileSync } from "node:fs";

/** What a block takes: 0 for an optional argument, 1 for a required one, or a nested block. */
export interface BlockArguments {
  readonly [name: string]: 0 | 1 | NestedArguments | readonly string[];
}

interface NestedArguments {
  required?: boolean;
  block: BlockArguments;
}

/** By type; data sources as `data.TYPE`. Beside the arguments, `$exports` lists what can be read only. */
export type ProviderArguments = Readonly<Record<string, BlockArguments>>;

export function readProviderArguments(file: string): ProviderArguments {
  return JSON.parse(readFileSync(file, "utf8")) as ProviderArguments;
}

export function listExports(block: BlockArguments): readonly string[] {
  const exported = block.$exports;
  return Array.isArray(exported) ? exported : [];
}

export function isNested(argument: BlockArguments[string] | undefined): argument is NestedArguments {
  return typeof argument === "object" && "block" in argument;
}

import { type Configuration, parseConfiguration } from "./configuration.ts";
import type { Rule } from "./rule.ts";

/** For tests: what the rule says of one folder with this text in it. */
export async function judge(rule: Rule, text: string, path = "modules/a"): Promise<string[]> {
  return rule([await plant(text, path)]);
}

/** For tests: a folder with one file. */
export function plant(text: string, path = "modules/a"): Promise<Configuration> {
  return parseConfiguration(path, { "main.tf": text });
}

import { asBlock, type Configuration } from "./configuration.ts";
import { forEachConfiguration, type Rule } from "./rule.ts";

const ASSIGNED = /(?<![A-Z0-9_])([A-Z][A-Z0-9_]+)\s*=(?!=)/g;

/** Settings that instances get are settings that the app reads. */
export function givesSettingsThatExist(known: ReadonlySet<string>): Rule {
  return forEachConfiguration((configuration) =>
    listSettings(configuration)
      .filter((name) => !known.has(name))
      .map((name) => `nothing reads the setting ${name}`),
  );
}

function listSettings({ locals, moduleCalls }: Configuration): string[] {
  // Given to a module, they are an expression, and so text.
  const texts = Object.values(moduleCalls).map(({ settings }) => (typeof settings === "string" ? settings : ""));
  const assigned = texts.flatMap((text) => [...text.matchAll(ASSIGNED)].map(([, name = ""]) => name));
  return [...Object.keys(asBlock(locals.settings)), ...assigned];
}

/** The names that .env.example lists, and those that the head of ecosystem.config.cjs does. */
export function readKnownSettings(envExample: string, ecosystem: string): Set<string> {
  const settings = [...envExample.matchAll(/^#([A-Z0-9_]+)=/gm)];
  const ofPm2 = [...ecosystem.matchAll(/^\/\/ {3}([A-Z0-9_]+) {2,}/gm)];
  return new Set([...settings, ...ofPm2].map(([, name = ""]) => name));
}

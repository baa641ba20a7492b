import type { Configuration, Thing } from "./configuration.ts";

/** What is wrong in the configurations, one sentence each; none when all is well. */
export type Rule = (configurations: readonly Configuration[]) => string[];

/** A rule that looks at one configuration at a time. */
export function forEachConfiguration(judge: (configuration: Configuration) => string[]): Rule {
  return (configurations) =>
    configurations.flatMap((configuration) =>
      judge(configuration).map((problem) => `${configuration.path}: ${problem}`),
    );
}

/** A rule that looks at one resource, data source or ephemeral resource at a time. */
export function forEachThing(judge: (thing: Thing) => string[]): Rule {
  return forEachConfiguration(({ things }) =>
    things.flatMap((thing) => judge(thing).map((problem) => `${thing.type}.${thing.name}: ${problem}`)),
  );
}

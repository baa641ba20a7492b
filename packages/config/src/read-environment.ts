import { z } from "zod";

/** What a process was started with: `process.env`, or a stand-in for it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One line for each bad variable: its name and what was expected, never its value, which may be a secret. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(readonly problems: readonly string[]) {
    super(`The environment is not right:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

/**
 * Reads the variables of `shape` from `environment`; a blank one counts as unset.
 * Each variable's schema carries its expectation as its description.
 * @throws ConfigError naming every variable that is missing or wrong.
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Environment,
): z.output<z.ZodObject<Shape>> {
  const given = withoutBlanks(environment);
  const result = z.object(shape).safeParse(given);
  if (result.success) return result.data;
  const names = new Set(result.error.issues.map((issue) => String(issue.path[0])));
  throw new ConfigError([...names].map((name) => describeProblem(name, shape, given)));
}

function withoutBlanks(environment: Environment): Record<string, string> {
  const entries = Object.entries(environment).flatMap(([name, value]) => {
    const trimmed = value?.trim();
    return trimmed ? [[name, trimmed] as const] : [];
  });
  return Object.fromEntries(entries);
}

function describeProblem(name: string, shape: z.ZodRawShape, given: Record<string, string>): string {
  const schema = shape[name];
  const expected = schema instanceof z.ZodType ? schema.description : undefined;
  return `${name} ${name in given ? "is wrong" : "is missing"}: expected ${expected ?? "another value"}`;
}

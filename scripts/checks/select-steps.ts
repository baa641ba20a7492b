import { Problem } from "../bootstrap/problem.mjs";
import type { Step } from "./step.ts";

/** The steps that `--only a,b` names, with those they need, in their usual order; without it all of them. */
export function selectSteps(steps: readonly Step[], args: readonly string[]): Step[] {
  const names = readOnly(args);
  if (!names) return [...steps];
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Problem(`No such step: ${unknown.join(", ")}. There are ${steps.map(({ name }) => name).join(", ")}.`);
  }
  const wanted = new Set<string>();
  const want = (name: string) => {
    wanted.add(name);
    for (const needed of steps.find((step) => step.name === name)?.needs ?? []) want(needed);
  };
  for (const name of names) want(name);
  return steps.filter((step) => wanted.has(step.name));
}

function readOnly(args: readonly string[]): string[] | null {
  const [first, ...rest] = args;
  if (first === undefined) return null;
  const [flag, inline] = first.split("=", 2);
  const list = inline ?? rest[0];
  if (flag !== "--only" || !list || rest.length > (inline === undefined ? 1 : 0)) {
    throw new Problem("Use it as: npm test -- --only unit,types");
  }
  return list.split(",").map((name) => name.trim());
}

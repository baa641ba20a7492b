import type { Node } from "libpg-query";
import { findHazards, HAZARDS, type Rule } from "./find-hazards.ts";
import { readStatements } from "./read-statements.ts";

/** Above a statement: `-- may not-null: 200 rows in the largest installation` */
const EXCEPTION = /^--\s*may\s+([\w-]+)\s*:?[ \t]*(.*)$/gm;
/** Shorter than this, nobody has given a reason. */
const REASON_MIN_CHARS = 15;

/** What in a migration could stop or break the release that runs while it is applied; each with its line. */
export async function checkMigration(sql: string): Promise<string[]> {
  const problems: string[] = [];
  const newTables = new Set<string>();
  const newConstraints = new Set<string>();
  for (const { node, line, comments } of await readStatements(sql)) {
    const exceptions = readExceptions(comments);
    const hazards = findHazards(node, newTables, newConstraints);
    for (const rule of hazards.filter((hazard) => !exceptions.has(hazard))) {
      problems.push(`line ${line}, ${rule}: ${HAZARDS[rule]}`);
    }
    for (const [name, reason] of exceptions) {
      if (!(name in HAZARDS)) problems.push(`line ${line}: there is no rule ${name}`);
      else if (!hazards.includes(name as Rule)) problems.push(`line ${line}: breaks no rule ${name}, so needs no exception`);
      else if (reason.length < REASON_MIN_CHARS) problems.push(`line ${line}: say why it may ${name}`);
    }
    if ("CreateStmt" in node) newTables.add(node.CreateStmt.relation?.relname ?? "");
    for (const name of addedConstraints(node)) newConstraints.add(name);
  }
  return problems;
}

function readExceptions(comments: string): Map<string, string> {
  return new Map([...comments.matchAll(EXCEPTION)].map(([, rule = "", reason = ""]) => [rule, reason.trim()]));
}

function addedConstraints(node: Node): string[] {
  if (!("AlterTableStmt" in node)) return [];
  return (node.AlterTableStmt.cmds ?? []).flatMap((cmd) => {
    const def = "AlterTableCmd" in cmd ? cmd.AlterTableCmd.def : undefined;
    return def && "Constraint" in def && def.Constraint.conname ? [def.Constraint.conname] : [];
  });
}

import type { AlterTableCmd, ColumnDef, Constraint, Node } from "libpg-query";

/** A way in which a statement can hurt the release that still runs while it is applied. */
export type Rule = keyof typeof HAZARDS;

export const HAZARDS = {
  drop: "takes away what the release before may use. Stop using it in one release, drop it in the next",
  rename: "takes the old name away from the release before. Add the new one, write both, and drop the old one later",
  "type-change": "rewrites the table under a lock that stops everything. Add a column, copy in batches, and swap later",
  "not-null": "reads the whole table under a lock that stops everything, and the release before may write none. Add a CHECK (… IS NOT NULL) NOT VALID, validate it in a later migration, then set this",
  "not-null-column": "the release before writes rows without it. Give it a DEFAULT, or let it be null",
  "volatile-default": "rewrites the table under a lock that stops everything. Add the column without, set the default for new rows, and fill the old ones in batches",
  "unvalidated-constraint": "reads the whole table under a lock. Add it NOT VALID, and validate it in a later migration",
  "validation-with-addition": "runs under the lock that adding the constraint took. Validate it in a migration of its own",
  "unique-constraint": "builds an index under a lock that stops writes. Have the index built beforehand, then add the constraint USING INDEX",
  "index-locks-writes": "stops writes to the table while it is built. Have it built beforehand with CONCURRENTLY, and make this IF NOT EXISTS",
  "index-outside-transaction": "cannot run here, as each migration is one transaction. Build it by hand, and put CREATE INDEX IF NOT EXISTS here",
  "whole-table": "locks every row until the migration ends. Do it in batches, outside the migration",
  "heavy-lock": "takes a lock that stops everything",
} as const;

/** The rules that a statement breaks. Tables that the same migration makes are nobody's yet. */
export function findHazards(node: Node, newTables: ReadonlySet<string>, newConstraints: ReadonlySet<string>): Rule[] {
  if ("DropStmt" in node) return ["drop"];
  if ("RenameStmt" in node) return ["rename"];
  if ("AlterEnumStmt" in node) return node.AlterEnumStmt.oldVal ? ["rename"] : [];
  if ("TruncateStmt" in node) return ["drop"];
  if ("LockStmt" in node || "ClusterStmt" in node || "VacuumStmt" in node) return ["heavy-lock"];
  if ("UpdateStmt" in node) return isWhole(node.UpdateStmt, newTables) ? ["whole-table"] : [];
  if ("DeleteStmt" in node) return isWhole(node.DeleteStmt, newTables) ? ["whole-table"] : [];
  if ("IndexStmt" in node) {
    const { concurrent, relation, if_not_exists } = node.IndexStmt;
    if (concurrent) return ["index-outside-transaction"];
    return newTables.has(relation?.relname ?? "") || if_not_exists ? [] : ["index-locks-writes"];
  }
  if ("AlterTableStmt" in node) {
    const { relation, cmds = [] } = node.AlterTableStmt;
    if (newTables.has(relation?.relname ?? "")) return [];
    return cmds.flatMap((cmd) => ("AlterTableCmd" in cmd ? judgeChange(cmd.AlterTableCmd, newConstraints) : []));
  }
  return [];
}

function isWhole(
  { relation, whereClause }: { relation?: { relname?: string }; whereClause?: Node },
  newTables: ReadonlySet<string>,
): boolean {
  return !whereClause && !newTables.has(relation?.relname ?? "");
}

function judgeChange({ subtype, name, def }: AlterTableCmd, newConstraints: ReadonlySet<string>): Rule[] {
  switch (subtype) {
    case "AT_DropColumn":
    case "AT_DropConstraint":
      return ["drop"];
    case "AT_AlterColumnType":
      return ["type-change"];
    case "AT_SetNotNull":
      return ["not-null"];
    case "AT_ValidateConstraint":
      return newConstraints.has(name ?? "") ? ["validation-with-addition"] : [];
    case "AT_AddColumn":
      return def && "ColumnDef" in def ? judgeColumn(def.ColumnDef) : [];
    case "AT_AddConstraint":
      return def && "Constraint" in def ? judgeConstraint(def.Constraint) : [];
    case "AT_SetLogged":
    case "AT_SetUnLogged":
    case "AT_SetTableSpace":
      return ["heavy-lock"];
    default:
      return [];
  }
}

function judgeColumn({ constraints = [] }: ColumnDef): Rule[] {
  const parts = constraints.flatMap((node) => ("Constraint" in node ? [node.Constraint] : []));
  const find = (type: Constraint["contype"]) => parts.find(({ contype }) => contype === type);
  const rules: Rule[] = [];
  const fallback = find("CONSTR_DEFAULT")?.raw_expr;
  if (find("CONSTR_NOTNULL") && !fallback) rules.push("not-null-column");
  if (find("CONSTR_GENERATED") || find("CONSTR_IDENTITY") || (fallback && !isConstant(fallback))) rules.push("volatile-default");
  if (find("CONSTR_UNIQUE") || find("CONSTR_PRIMARY")) rules.push("unique-constraint");
  if (find("CONSTR_CHECK")) rules.push("unvalidated-constraint");
  return rules;
}

/** Functions that Postgres calls once for all rows that are there. */
const STABLE_FUNCTIONS = ["now", "transaction_timestamp"];

/** Whether Postgres can keep a default for the old rows without writing it into each. */
function isConstant(node: Node): boolean {
  if ("A_Const" in node || "SQLValueFunction" in node) return true;
  if ("TypeCast" in node) return node.TypeCast.arg !== undefined && isConstant(node.TypeCast.arg);
  if ("A_ArrayExpr" in node) return (node.A_ArrayExpr.elements ?? []).every(isConstant);
  if (!("FuncCall" in node)) return false;
  const [last] = (node.FuncCall.funcname ?? []).slice(-1);
  return last !== undefined && "String" in last && STABLE_FUNCTIONS.includes(last.String.sval ?? "");
}

function judgeConstraint({ contype, skip_validation, indexname }: Constraint): Rule[] {
  if (contype === "CONSTR_CHECK" || contype === "CONSTR_FOREIGN" || contype === "CONSTR_NOTNULL") {
    return skip_validation ? [] : ["unvalidated-constraint"];
  }
  return indexname ? [] : ["unique-constraint"];
}

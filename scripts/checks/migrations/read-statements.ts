import { type Node, parse } from "libpg-query";

export interface Statement {
  node: Node;
  line: number;
  /** The comments between the statement before and this one. */
  comments: string;
}

/** The statements of a migration, read by Postgres' own parser. @throws Error with its complaint. */
export async function readStatements(sql: string): Promise<Statement[]> {
  // The parser counts bytes.
  const bytes = Buffer.from(sql);
  const { stmts = [] } = await parse(sql);
  let previousEnd = 0;
  return stmts.map(({ stmt, stmt_location: start = 0, stmt_len: length }) => {
    if (!stmt) throw new Error("a statement without content");
    const before = bytes.subarray(previousEnd, start).toString();
    const text = bytes.subarray(start, length ? start + length : undefined).toString();
    const leading = /^(\s|--.*\n|\/\*[\s\S]*?\*\/)*/.exec(text)?.[0] ?? "";
    previousEnd = start + (length ?? text.length);
    return {
      node: stmt,
      line: bytes.subarray(0, start).toString().split("\n").length + leading.split("\n").length - 1,
      comments: before + leading,
    };
  });
}

import { forEachConfiguration } from "./rule.ts";

const INDENT = "  ";
const ASSIGNMENT = /^(\s*)("[^"]*"|\([^)]*\)|[\w.-]+)(\s*)=(?![=>])(.*)$/;

/** The part of `terraform fmt` that can be told line by line, for machines without Terraform. */
export const isFormatted = forEachConfiguration(({ files }) =>
  Object.entries(files).flatMap(([name, text]) => judgeFormat(text).map((problem) => `${name}:${problem}`)),
);

export function judgeFormat(text: string): string[] {
  const lines = text.split("\n");
  const problems = text.endsWith("\n") && !text.endsWith("\n\n") ? [] : [`${lines.length}: end with one line break`];
  const blocks = withoutHeredocs(lines);
  let depth = 0;
  for (const [index, line] of blocks.entries()) {
    if (line === null) continue;
    if (/\s$/.test(line) || line.includes("\t")) problems.push(`${index + 1}: remove tabs and trailing spaces`);
    const code = withoutStringsAndComments(line);
    const closing = /^\s*[\]})]+/.test(line) ? 1 : 0;
    const expected = INDENT.repeat(Math.max(0, depth - closing));
    if (line.trim() && !line.startsWith(expected)) problems.push(`${index + 1}: indent by ${expected.length} spaces`);
    if (line.trim() && line.startsWith(`${expected} `))
      problems.push(`${index + 1}: indent by ${expected.length} spaces`);
    const change = balance(code);
    depth += Math.sign(change);
  }
  return [...problems, ...judgeAlignment(blocks)];
}

/** Assignments on lines that follow each other have their equals signs in one column. */
function judgeAlignment(lines: readonly (string | null)[]): string[] {
  const problems: string[] = [];
  let group: { line: number; column: number; width: number }[] = [];
  const close = () => {
    const column = Math.max(...group.map(({ width }) => width)) + 1;
    for (const one of group) if (one.column !== column) problems.push(`${one.line}: align the equals signs`);
    group = [];
  };
  for (const [index, line] of lines.entries()) {
    const match = line === null ? null : ASSIGNMENT.exec(line);
    const [, indent = "", key = "", space = "", value = ""] = match ?? [];
    const opens = balance(withoutStringsAndComments(value)) !== 0;
    const follows = group.at(-1)?.line === index;
    if (!match || !follows) close();
    if (!match) continue;
    const width = indent.length + key.length;
    // A value of several lines is aligned with those before it only when it is the first of its own.
    if (opens) close();
    else group.push({ line: index + 1, column: width + space.length, width });
  }
  close();
  return problems;
}

/** Bodies of heredocs are text, and not ours to indent. */
function withoutHeredocs(lines: readonly string[]): (string | null)[] {
  let end: string | null = null;
  return lines.map((line) => {
    if (end !== null) {
      if (line.trim() === end) end = null;
      return null;
    }
    end = /<<-?([A-Z_]+)$/.exec(line)?.[1] ?? null;
    return line;
  });
}

function withoutStringsAndComments(line: string): string {
  return line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').replace(/(#|\/\/).*$/, "");
}

function balance(code: string): number {
  return [...code].reduce((sum, char) => sum + ("[{(".includes(char) ? 1 : "]})".includes(char) ? -1 : 0), 0);
}

/** pino's numbers for its levels. */
const LEVEL_NAMES: Readonly<Record<number, string>> = {
  10: "trace",
  20: "debug",
  30: "info",
  40: "warn",
  50: "error",
  60: "fatal",
};

/** What every line of one process repeats, or what is shown in its own place. */
const HIDDEN_FIELDS = new Set(["level", "time", "pid", "hostname", "name", "msg", "err", "nodeId"]);

/** A JSON log line of pino's as a person reads it; any other line as it is. */
export function formatLogLine(line: string): string[] {
  const entry = parseEntry(line);
  if (!entry) return [line];
  const time = typeof entry.time === "number" ? `${new Date(entry.time).toISOString().slice(11, 19)} ` : "";
  const level = LEVEL_NAMES[Number(entry.level)] ?? String(entry.level);
  const fields = Object.entries(entry).flatMap(([name, value]) =>
    HIDDEN_FIELDS.has(name) ? [] : [`${name}=${formatValue(value)}`],
  );
  const head = [`${time}${level}`, entry.msg, ...fields].filter(Boolean).join(" ");
  return [head, ...formatError(entry.err)];
}

interface LogEntry {
  level: unknown;
  time?: unknown;
  msg?: unknown;
  err?: unknown;
}

function parseEntry(line: string): LogEntry | null {
  if (!line.startsWith('{"')) return null;
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === "object" && entry !== null && "level" in entry ? entry : null;
  } catch {
    return null;
  }
}

function formatValue(value: unknown): string {
  return typeof value === "string" && !/\s/.test(value) ? value : JSON.stringify(value);
}

function formatError(error: unknown): string[] {
  if (typeof error !== "object" || error === null) return [];
  const text = "stack" in error ? error.stack : "message" in error ? error.message : undefined;
  return typeof text === "string" ? text.split("\n").map((line) => `  ${line}`) : [];
}

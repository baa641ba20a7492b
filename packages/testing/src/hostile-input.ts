/** What has most often been taken for more than text, or for less. */
export const HOSTILE_TEXTS: readonly string[] = [
  "a\u0000b",
  "half an emoji \ud83d",
  "\u202Egnp.exe\u2066\uFFFE\u{10FFFF}",
  "__proto__",
  "javascript:alert(1)//</script><script>alert(1)</script>",
  "' OR 1=1; -- %00%c0%af../..\\",
  "A".repeat(30_000),
];

type Path = readonly (string | number)[];

/** The part of JSON Schema that inputs are described in. */
interface InputSchema {
  type?: string;
  properties?: Record<string, InputSchema>;
  items?: InputSchema;
  anyOf?: InputSchema[];
  allOf?: InputSchema[];
}

/** Where a description of an input has text, the optional places included; of a list, its first item. */
export function listTextPaths(schema: InputSchema, path: Path = []): Path[] {
  if (schema.type === "string") return [path];
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, part]) => listTextPaths(part, [...path, name])),
    ...(schema.items ? listTextPaths(schema.items, [...path, 0]) : []),
    ...[...(schema.anyOf ?? []), ...(schema.allOf ?? [])].flatMap((part) => listTextPaths(part, path)),
  ];
}

/** Where an input has text. */
export function listTextsOf(input: unknown, path: Path = []): Path[] {
  if (typeof input === "string") return [path];
  if (typeof input !== "object" || input === null) return [];
  return Object.entries(input).flatMap(([name, part]) =>
    listTextsOf(part, [...path, Array.isArray(input) ? Number(name) : name]),
  );
}

/** A copy of the input with `text` in that place. */
export function withTextAt(input: unknown, [first, ...rest]: Path, text: string): unknown {
  if (first === undefined) return text;
  if (typeof first === "number") {
    const items: unknown[] = Array.isArray(input) ? [...input] : [];
    items[first] = withTextAt(items[first], rest, text);
    return items;
  }
  const fields = typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
  return { ...fields, [first]: withTextAt(fields[first], rest, text) };
}

/**
 * The input as JSON with what only the server decides, under every name that it may have, and with two ways to reach the
 * prototype of all objects.
 */
export function withUnknownKeys(input: object): string {
  const extra = {
    role: "ADMIN",
    isAdmin: true,
    username: "somebody_else",
    authorId: "0199aaaa-0000-7000-8000-000000000001",
    ownerId: "0199aaaa-0000-7000-8000-000000000001",
    sessionId: "0199aaaa-0000-7000-8000-000000000001",
    seq: 1_000_000,
    createdAt: "2001-01-01T00:00:00.000Z",
    address: "192.0.2.1",
    constructor: { prototype: { role: "ADMIN" } },
    ...input,
  };
  return JSON.stringify(extra).replace("{", '{"__proto__":{"role":"ADMIN","reason":"polluted"},');
}

import { z } from "zod";

// The kinds of value that a variable can have. A schema's description says what is expected of it.

function portNumber({ min }: { min: number }) {
  return z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(65_535));
}

export const requiredPort = portNumber({ min: 1 }).describe("a port, 1 to 65535");

export function port(fallback: number) {
  return requiredPort.default(fallback).describe("a port, 1 to 65535");
}

/** For a process that says itself where it listens. */
export function portOrAny(fallback: number) {
  return portNumber({ min: 0 }).default(fallback).describe("a port, 1 to 65535, or 0 for any free one");
}

export function distinctPorts(fallback: readonly number[]) {
  return commaSeparated
    .pipe(z.array(portNumber({ min: 1 })))
    .refine((ports) => new Set(ports).size === ports.length)
    .default([...fallback])
    .describe("one or more different ports, separated by commas");
}

export function wholeNumber(unit: string, { min, max, fallback }: { min: number; max: number; fallback: number }) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max))
    .default(fallback)
    .describe(`a whole number of ${unit}, ${min} to ${max}`);
}

/** Never empty, as a blank variable counts as unset. */
export const commaSeparated = z.string().transform((text) => text.split(",").map((part) => part.trim()));

export function url(protocols: readonly string[]) {
  return z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol))
    .describe(`a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`);
}

/** What `parse` understands; `null` from it is a refusal. */
export function parsedBy<Value>(parse: (text: string) => Value | null) {
  return z.string().transform((text, context): Value => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom" });
    return z.NEVER;
  });
}

/** Like `schema.optional()`, with the description kept. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().describe(schema.description ?? "a value");
}

import type { z } from "zod";
import { appRouter } from "./root.ts";

export interface ProcedureDescription {
  /** "rooms.create". */
  path: string;
  type: "query" | "mutation" | "subscription";
  /** What the input has to be; null for one that takes none. */
  input: z.ZodType | null;
}

/** What tRPC keeps of a procedure. */
interface Definition {
  type: ProcedureDescription["type"];
  inputs: z.ZodType[];
}

/** Every procedure that can be called, for whoever checks something of all of them. */
export function listProcedures(): ProcedureDescription[] {
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: Definition }>;
  return Object.entries(procedures).map(([path, { _def }]) => {
    const { type, inputs } = _def;
    const [input = null] = inputs;
    return { path, type, input };
  });
}

export type { ApiContext, ApiServices } from "./context.ts";
export { type ApiHandlerOptions, handleRest, handleTrpc, refusal } from "./handlers.ts";
export { describeApi } from "./openapi.ts";
export { listProcedures, type ProcedureDescription } from "./procedures.ts";
export type { AppRouter } from "./root.ts";

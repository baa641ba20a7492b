/** The environment for the tools that set up and build: they neither phone home nor download binaries of their own. */
export function toolEnvironment() {
  return {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    // Migrations run through the engine's WebAssembly build, and `prisma generate` only looks whether this exists.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  };
}

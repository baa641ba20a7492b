export { createResetToken, networkHolds, parseNetwork } from "@banter/session";
export { NAUGHTY_STRINGS, PAGE_OF_TEXT } from "./naughty-text.ts";
export { startRedis, type TestRedis } from "./redis-server.ts";
export { createEmptyDatabase, createTestDatabase, type TestDatabase } from "./test-database.ts";
export { startTestPostgres } from "./test-postgres.ts";
export { openTestWorld, TEST_SESSION_SECRET, type TestPerson, type TestWorld } from "./test-world.ts";
export { waitFor } from "./wait-for.ts";

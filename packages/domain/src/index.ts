export * from "./account-service.ts";
export * from "./actor.ts";
export * from "./announcer.ts";
export * from "./group-commit.ts";
export * from "./message-service.ts";
export * from "./room-service.ts";
export * from "./throttle.ts";

export { type BotsConfig, loadBotsConfig } from "./bots-config.ts";
export { type LauncherConfig, loadLauncherConfig } from "./launcher-config.ts";
export { loadOrExit } from "./load-or-exit.ts";
export { loadMigrateConfig } from "./migrate-config.ts";
export { ConfigError, type Environment } from "./read-environment.ts";
export { loadRealtimeConfig, type RealtimeConfig } from "./realtime-config.ts";
export { CLOSE_STEP_MS, LAST_ANSWERS_MS, STOP_MARGIN_MS } from "./stop-times.ts";
export type { TrustedProxies } from "./trusted-proxies.ts";
export { loadWebConfig, type WebConfig } from "./web-config.ts";

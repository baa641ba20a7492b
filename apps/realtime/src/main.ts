import { loadOrExit, loadRealtimeConfig } from "@banter/config";
import { pino } from "pino";
import { startRealtime } from "./realtime.ts";

const config = loadOrExit(loadRealtimeConfig, process.env);
const logger = pino({ level: config.logLevel, base: { node: config.nodeId } });

process.on("unhandledRejection", (error) => logger.error({ err: error }, "a promise was rejected and nobody cared"));

try {
  const realtime = await startRealtime(config, logger);
  logger.info({ port: realtime.port }, "realtime node is up");
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void leave(signal, realtime));
  process.send?.("ready");
} catch (error) {
  if (isAddressInUse(error)) {
    logger.fatal(`Port ${config.port} is taken. Free it, or set REALTIME_PORT to another one`);
  } else {
    logger.fatal({ err: error }, "the realtime node could not start");
  }
  process.exit(1);
}

async function leave(signal: string, realtime: { stop(): Promise<void> }): Promise<void> {
  logger.info({ signal }, "draining");
  try {
    await realtime.stop();
    logger.info("drained");
    process.exit(0);
  } catch (error) {
    logger.error({ err: error }, "the drain failed");
    process.exit(1);
  }
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

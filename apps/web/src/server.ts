import { fileURLToPath } from "node:url";
import { loadOrExit, loadWebConfig } from "@banter/config";
import { pino } from "pino";
import { makeFirstAdmin } from "./server/first-admin.ts";
import { provideServices } from "./server/services-slot.ts";
import { startWebApp, type WebApp } from "./server/web-app.ts";
import { createServices } from "./services.ts";

const config = loadOrExit(loadWebConfig, process.env);
const logger = pino({ level: config.logLevel, base: { name: "web" } });
/** apps/web, seen from src/ as from dist/. */
const directory = fileURLToPath(new URL("..", import.meta.url));

process.on("unhandledRejection", (error) => logger.error({ err: error }, "a promise was rejected and nobody cared"));

try {
  const services = await createServices(config, logger);
  provideServices(services);
  await makeFirstAdmin(services);
  const app = await startWebApp(services, directory);
  logger.info({ port: app.port, url: config.publicUrl }, "web app is up");
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void leave(signal, app));
  process.send?.("ready");
} catch (error) {
  if (isAddressInUse(error)) logger.fatal(`Port ${config.port} is taken. Free it, or set WEB_PORT to another one`);
  else logger.fatal({ err: error }, "the web app could not start");
  process.exit(1);
}

async function leave(signal: string, app: WebApp): Promise<void> {
  logger.info({ signal }, "stopping");
  try {
    await app.stop();
    logger.info("stopped");
    process.exit(0);
  } catch (error) {
    logger.error({ err: error }, "stopping failed");
    process.exit(1);
  }
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

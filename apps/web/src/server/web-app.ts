import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { WebServices } from "../services.ts";
import { createWebServer } from "./web-server.ts";

/** What is still being answered after this time is cut off. */
const STOP_TIMEOUT_MS = 6_000;

/** A running web app. */
export interface WebApp {
  port: number;
  /** Takes no more requests, finishes those under way, and ends. */
  stop(): Promise<void>;
}

/** Resolves when the app answers. `directory` is that of the Next project. */
export async function startWebApp(services: WebServices, directory: string): Promise<WebApp> {
  const { config } = services;
  const isDevelopment = config.nodeEnv === "development";
  // Next, React and NextAuth read these themselves, some of them as they are loaded.
  Object.assign(process.env, {
    NODE_ENV: isDevelopment ? "development" : "production",
    NEXTAUTH_URL: config.publicUrl,
  });
  const { default: next } = await import("next");
  const app = next({ dev: isDevelopment, dir: directory });
  await app.prepare();

  let stopping = false;
  const server = createWebServer({ services, isStopping: () => stopping, render: app.getRequestHandler() });
  await listen(server, config.port, config.bindAddress);

  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      stopping = true;
      await close(server);
      await app.close();
      await services.close();
    },
  };
}

function listen(server: Server, port: number, bindAddress: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, bindAddress, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), STOP_TIMEOUT_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

import { createServer } from "node:http";
import { listen } from "./listen.ts";
import type { Metrics } from "./metrics.ts";

/** Serves GET /metrics on a port of its own, which no load balancer forwards to. */
export async function startMetricsServer(metrics: Metrics, port: number, bindAddress: string) {
  const server = createServer(async (request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    const text = await metrics.render();
    response.writeHead(200, { "content-type": metrics.contentType }).end(text);
  });
  const listening = await listen(server, port, bindAddress);
  return {
    port: listening,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

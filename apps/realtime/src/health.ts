import type { RequestListener, ServerResponse } from "node:http";

export interface HealthOptions {
  nodeId: string;
  isDraining(): boolean;
  pingDatabase(): Promise<void>;
  brokerStatus(): "up" | "down";
}

/** Connections of a load balancer's checker that answer too late count as failures there. */
const PING_TIMEOUT_MS = 2_000;

/**
 * GET /livez: the process answers. GET /readyz: it may be sent new people, which needs the database and no drain under
 * way; a broker that is down makes live messages late, so it is reported but does not turn people away.
 */
export function createHealthListener(options: HealthOptions): RequestListener {
  return (request, response) => {
    if (request.method !== "GET") return reply(response, 404, { status: "not found" });
    if (request.url === "/livez") return reply(response, 200, { status: "live", nodeId: options.nodeId });
    if (request.url !== "/readyz") return reply(response, 404, { status: "not found" });
    readiness(options).then(
      ({ ready, ...body }) => reply(response, ready ? 200 : 503, body),
      () => reply(response, 503, { status: "not ready" }),
    );
  };
}

async function readiness({ nodeId, isDraining, pingDatabase, brokerStatus }: HealthOptions) {
  const database = await Promise.race([
    pingDatabase().then(
      () => "up" as const,
      () => "down" as const,
    ),
    new Promise<"down">((resolve) => setTimeout(resolve, PING_TIMEOUT_MS, "down").unref()),
  ]);
  const ready = database === "up" && !isDraining();
  const status = isDraining() ? "draining" : ready ? "ready" : "not ready";
  return { ready, status, nodeId, database, broker: brokerStatus() };
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

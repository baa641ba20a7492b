import type { ServerResponse } from "node:http";

/** A load balancer's checker takes a later answer for a failure. */
const PING_TIMEOUT_MS = 2_000;

export interface HealthOptions {
  isStopping(): boolean;
  pingDatabase(): Promise<void>;
}

/**
 * Answers GET /livez (the process runs) and GET /readyz (it may be sent people, which needs the database).
 * False for any other path.
 */
export function answerHealth(path: string, response: ServerResponse, options: HealthOptions): boolean {
  if (path === "/livez") {
    reply(response, 200, { status: "live" });
    return true;
  }
  if (path === "/readyz") {
    void answerReadiness(response, options);
    return true;
  }
  return false;
}

async function answerReadiness(response: ServerResponse, { isStopping, pingDatabase }: HealthOptions): Promise<void> {
  const database = await Promise.race([
    pingDatabase().then(
      () => "up",
      () => "down",
    ),
    new Promise<string>((resolve) => setTimeout(resolve, PING_TIMEOUT_MS, "down").unref()),
  ]);
  const status = isStopping() ? "stopping" : database === "up" ? "ready" : "not ready";
  reply(response, status === "ready" ? 200 : 503, { status, database });
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

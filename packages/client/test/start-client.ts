import type { SetNotify } from "@banter/protocol";
import type { ApiClient } from "../src/api-client.ts";
import { createBanterClient } from "../src/banter-client.ts";
import type { BanterClientOptions } from "../src/banter-client-interface.ts";
import { createFakeClock, settlePromises } from "./fake-clock.ts";
import { createFakeCluster } from "./fake-cluster.ts";

export const NODE_A = "http://a.test/";
export const NODE_B = "http://b.test/";

/** A connected client on a fake cluster of two nodes, with time and chance in the test's hands. */
export async function startClient(options: Partial<BanterClientOptions> = {}, cluster = createFakeCluster()) {
  const clock = createFakeClock();
  const client = createBanterClient({
    baseUrl: "http://app.test",
    realtimeUrls: [NODE_A, NODE_B],
    transport: cluster.transport,
    clock,
    random: () => 0.5,
    api: createFakeApi(cluster),
    ...options,
  });
  client.connect();
  await settlePromises();
  return { client, cluster, clock };
}

/** Of the API, what the SDK itself calls. */
function createFakeApi(cluster: ReturnType<typeof createFakeCluster>) {
  async function list({ roomId, beforeSeq }: { roomId: string; beforeSeq: number }) {
    const page = structuredClone(cluster.pageBefore(roomId, beforeSeq));
    await cluster.hooks.beforeHistory();
    return page;
  }
  async function get({ messageId }: { messageId: string }) {
    return structuredClone(cluster.find(messageId));
  }
  async function setNotify({ roomId, notify }: SetNotify) {
    return cluster.setNotify(roomId, notify);
  }
  return {
    messages: { list: { query: list }, get: { query: get } },
    reading: { setNotify: { mutate: setNotify } },
  } as unknown as ApiClient;
}

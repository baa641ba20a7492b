import { describe } from "vitest";
import type { BrokerServer } from "./broker-server.ts";
import { describeDelivery } from "./describe-delivery.ts";
import { describeOutages } from "./describe-outages.ts";

/** What every broker must do for two or more realtime nodes and the web tier. */
export function describeBroker(name: string, startServer: () => Promise<BrokerServer>): void {
  describe(name, () => {
    describeDelivery(startServer);
    describeOutages(startServer);
  });
}

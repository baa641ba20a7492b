export type { Broker, BrokerLogger, BrokerStatus, GapReason, Publications } from "./broker.ts";
export { type Announcer, createAnnouncer } from "./create-announcer.ts";
export { createBroker } from "./create-broker.ts";
export { createPublisher, type Publisher } from "./create-publisher.ts";

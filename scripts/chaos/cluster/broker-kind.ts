export const BROKERS = ["redis", "postgres"] as const;
export type BrokerKind = (typeof BROKERS)[number];

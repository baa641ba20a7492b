export type BrokerKind = "redis" | "postgres";

const KINDS: Record<string, BrokerKind> = {
  "redis:": "redis",
  "rediss:": "redis",
  "postgres:": "postgres",
  "postgresql:": "postgres",
};

/** @throws Error naming BROKER_URL, but never its value, which may hold a password. */
export function brokerKindOf(url: string): BrokerKind {
  const kind = URL.canParse(url) ? KINDS[new URL(url).protocol] : undefined;
  if (!kind) throw new Error("BROKER_URL must start with redis://, rediss://, postgres:// or postgresql://");
  return kind;
}

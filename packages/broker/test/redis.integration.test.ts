import { describeBroker } from "./conformance.ts";
import { startRedisServer } from "./start-redis-server.ts";

describeBroker("Redis", startRedisServer);

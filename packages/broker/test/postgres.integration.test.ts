import { describeBroker } from "./conformance.ts";
import { startPostgresServer } from "./start-postgres-server.ts";

describeBroker("Postgres", startPostgresServer);

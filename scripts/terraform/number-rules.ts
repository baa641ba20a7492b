import { asBlock, type Block, type Configuration, isEnvironment } from "./configuration.ts";
import type { Rule } from "./rule.ts";
import { findModule } from "./wiring-rules.ts";

/** What packages/config falls back to. */
export interface AppDefaults {
  drainSeconds: number;
  databasePoolSize: number;
}

/** What a realtime node may take to stop beyond its drain, as docs/operations.md promises. */
const STOP_MARGIN_SECONDS = 5;
/** Connections for a migration, for people who look, and for RDS itself. */
const CONNECTIONS_KEPT_FREE = 20;
/** A roll-out starts one instance before it ends another. */
const EXTRA_INSTANCES = 1;

/** Clients have moved when the load balancer cuts, and the instance ends after that. */
export function drainsBeforeItCuts(app: AppDefaults): Rule {
  return forEachCall("realtime", (given) => {
    const drain = given("drain_seconds");
    const cut = given("deregistration_delay_seconds");
    const end = given("stop_seconds");
    return [
      ...(drain < app.drainSeconds ? [`drain_seconds is below the app's own ${app.drainSeconds}`] : []),
      ...(cut > drain + STOP_MARGIN_SECONDS ? [] : ["deregistration_delay_seconds is not above the drain"]),
      ...(end > cut ? [] : ["stop_seconds is not above deregistration_delay_seconds"]),
    ];
  });
}

/** The pools of all processes fit into what Postgres takes, at the most instances and in a roll-out. */
export function hasConnectionsForAll(app: AppDefaults): Rule {
  return (configurations) =>
    configurations.filter(isEnvironment).flatMap((environment) => {
      const realtime = processes(configurations, environment, "realtime", "nodes_per_instance");
      const web = processes(configurations, environment, "web", "processes_per_instance");
      const settings = asBlock(environment.locals.settings);
      const pool = Number(settings.DATABASE_POOL_SIZE ?? app.databasePoolSize);
      const needed = (realtime + web) * pool + CONNECTIONS_KEPT_FREE;
      const offered = readNumber(configurations, environment, "database", "max_connections");
      if (offered >= needed) return [];
      return [`${environment.path}: max_connections is ${offered}, and processes may open ${needed}`];
    });
}

function processes(all: readonly Configuration[], environment: Configuration, part: string, perInstance: string) {
  const { max } = asBlock(environment.moduleCalls[part]?.size);
  return (Number(max) + EXTRA_INSTANCES) * readNumber(all, environment, part, perInstance);
}

function forEachCall(name: string, judge: (given: (variable: string) => number) => string[]): Rule {
  return (configurations) =>
    configurations.filter(isEnvironment).flatMap((environment) => {
      const given = (variable: string) => readNumber(configurations, environment, name, variable);
      return judge(given).map((problem) => `${environment.path}: module.${name}: ${problem}`);
    });
}

/** What an environment gives a module's variable, or the variable's default. @throws when it is no plain number. */
function readNumber(all: readonly Configuration[], environment: Configuration, name: string, variable: string): number {
  const call: Block = environment.moduleCalls[name] ?? {};
  const value = call[variable] ?? findModule(all, environment, call)?.variables[variable]?.default;
  if (typeof value === "number") return value;
  throw new Error(`${environment.path}: module.${name} should give ${variable} as a plain number`);
}

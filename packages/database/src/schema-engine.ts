import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from "@prisma/driver-adapter-utils";
import * as engineBindings from "@prisma/schema-engine-wasm/schema_engine_bg";

/** Prisma's migration engine inside a transaction that is open from the start, on a connection of its own. */
export interface SchemaEngineSession {
  engine: engineBindings.SchemaEngine;
  /** Runs SQL between the engine's own, also to end the transaction and begin the next. */
  execute(sql: string): Promise<void>;
  /** Rolls back what is open. */
  close(): Promise<void>;
}

/** Every table is Prisma's own, none is managed elsewhere. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

const CONNECT_TIMEOUT_MS = 10_000;
const NO_MODELS = 'datasource db {\n  provider = "postgresql"\n}\n';

export async function openSchemaEngine(url: string): Promise<SchemaEngineSession> {
  await loadEngine();
  const factory = new PrismaPg({ connectionString: url, max: 1, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  const pool = await factory.connect();
  try {
    const transaction = await pool.startTransaction();
    const adapter = createEngineAdapter(transaction);
    const engine = await engineBindings.SchemaEngine.new(
      { datamodels: [["schema.prisma", NO_MODELS]] },
      () => {},
      bindMigrationAwareSqlAdapterFactory({
        provider: factory.provider,
        adapterName: factory.adapterName,
        connect: async () => adapter,
        connectToShadowDb: () => Promise.reject(new Error("There is no shadow database")),
      }),
    );
    return {
      engine,
      async execute(sql) {
        await transaction.executeRaw({ sql, args: [], argTypes: [] });
      },
      async close() {
        engine.free();
        await transaction.rollback();
        await pool.dispose();
      },
    };
  } catch (error) {
    await pool.dispose();
    throw error;
  }
}

/** An adapter over one transaction, in which a failed query of the engine fails alone. */
function createEngineAdapter(transaction: Transaction): SqlDriverAdapter {
  const run = (sql: string) => transaction.executeRaw({ sql, args: [], argTypes: [] });
  async function keepTransaction<T>(query: () => Promise<T>): Promise<T> {
    await run("SAVEPOINT engine");
    try {
      const result = await query();
      await run("RELEASE SAVEPOINT engine");
      return result;
    } catch (error) {
      await run("ROLLBACK TO SAVEPOINT engine");
      throw error;
    }
  }
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    queryRaw: (query) => keepTransaction(() => queryRaw(query, transaction)),
    executeRaw: (query) => keepTransaction(() => transaction.executeRaw(query)),
    // In one piece: the stock adapter cuts at every semicolon, also inside a function's body or a string.
    executeScript: async (script) => {
      await keepTransaction(() => run(script));
    },
    startTransaction: () => Promise.reject(new Error("There is one transaction already")),
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    dispose: async () => {},
  };
}

/** Result columns of Postgres' one-byte type "char", which the stock adapter cannot map, and where to cast them. */
const CHAR_COLUMNS: Readonly<Record<string, RegExp>> = {
  constraint_type: /(?<=constr\.contype)(?= AS constraint_type)/,
  confdeltype: /(?<=con\.confdeltype)(?=,)/,
  confupdtype: /(?<=con\.confupdtype)(?=,)/,
};

async function queryRaw(query: SqlQuery, transaction: Transaction): Promise<SqlResultSet> {
  const sql = Object.values(CHAR_COLUMNS).reduce((text, place) => text.replace(place, "::text"), query.sql);
  const result = await transaction.queryRaw({ ...query, sql });
  if (sql === query.sql) return result;
  const columnTypes = result.columnTypes.map((type, index) =>
    (result.columnNames[index] ?? "") in CHAR_COLUMNS ? ColumnTypeEnum.Character : type,
  );
  return { ...result, columnTypes };
}

let loading: Promise<void> | undefined;

function loadEngine(): Promise<void> {
  loading ??= instantiateEngine();
  return loading;
}

async function instantiateEngine(): Promise<void> {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message(message: string) {
        throw new Error(`Prisma's schema engine failed: ${message}`);
      },
    },
  });
  const bindingsFile = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = await readFile(bindingsFile.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": engineBindings });
  engineBindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/** The part used here of a global that neither ES2023 nor @types/node 20 declares. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

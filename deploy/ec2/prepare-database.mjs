// Makes the two roles that Banter has in Postgres, each with the password in its address, as often as it is run:
// banter_owner owns the tables and migrates; banter_app reads and writes rows, and can change no table, nor what the audit
// has recorded. Tables that the administrator made before there were these roles become the owner's.
// ADMIN_USER and ADMIN_PASSWORD are the administrator's; DATABASE_URL is the owner's address, APP_DATABASE_URL the app's.
import pg from "pg";

/** @param {string} name */
function required(name) {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is missing: compose.yaml, and the migration's job in terraform/modules/delivery, set it`);
}

/** @param {string} name */
function readRole(name) {
  const { username, password } = new URL(required(name));
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** What the administrator ($1) has in the schema, but for what an extension brought: as the owner ($2) is to have it. */
const HAND_OVER = `
  SELECT format('ALTER %s %s OWNER TO %I', kind, name, $2::text) AS statement
  FROM (
    SELECT 'pg_class'::regclass AS catalog, oid, 'TABLE' AS kind, oid::regclass::text AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v') AND relowner = quote_ident($1)::regrole
    UNION ALL
    SELECT 'pg_proc'::regclass, oid, 'ROUTINE', oid::regprocedure::text FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND proowner = quote_ident($1)::regrole
    UNION ALL
    SELECT 'pg_type'::regclass, oid, 'TYPE', oid::regtype::text FROM pg_type
    WHERE typnamespace = 'public'::regnamespace AND typtype = 'e' AND typowner = quote_ident($1)::regrole
  ) AS found
  WHERE NOT EXISTS (
    SELECT FROM pg_depend WHERE classid = found.catalog AND objid = found.oid AND deptype = 'e'
  )`;

const owner = readRole("DATABASE_URL");
const app = readRole("APP_DATABASE_URL");
const address = new URL(required("DATABASE_URL"));
address.username = encodeURIComponent(required("ADMIN_USER"));
address.password = encodeURIComponent(required("ADMIN_PASSWORD"));

const admin = new pg.Client({ connectionString: address.href });
await admin.connect();
try {
  const { rows } = await admin.query("SELECT current_database() AS name");
  const database = pg.escapeIdentifier(rows[0].name);
  for (const { name, password } of [owner, app]) {
    const found = await admin.query("SELECT FROM pg_roles WHERE rolname = $1", [name]);
    const verb = found.rowCount === 0 ? "CREATE" : "ALTER";
    await admin.query(`${verb} ROLE ${pg.escapeIdentifier(name)} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  }
  const ownerName = pg.escapeIdentifier(owner.name);
  const appName = pg.escapeIdentifier(app.name);
  // To give something to a role, one has to belong to it.
  await admin.query(`GRANT ${ownerName} TO CURRENT_USER`);
  await admin.query(`ALTER DATABASE ${database} OWNER TO ${ownerName}`);
  await admin.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await admin.query(`GRANT CONNECT ON DATABASE ${database} TO ${appName}`);
  const { rows: handedOver } = await admin.query(HAND_OVER, [required("ADMIN_USER"), owner.name]);
  for (const { statement } of handedOver) await admin.query(statement);
  await admin.query(`SET ROLE ${ownerName}`);
  await admin.query("BEGIN");
  await admin.query(`GRANT USAGE ON SCHEMA public TO ${appName}`);
  // Whatever a migration makes, the app may use.
  const inFuture = `ALTER DEFAULT PRIVILEGES FOR ROLE ${ownerName} IN SCHEMA public GRANT`;
  await admin.query(`${inFuture} SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${appName}`);
  await admin.query(`${inFuture} USAGE, SELECT ON SEQUENCES TO ${appName}`);
  // And what they have made already, but for what the audit has recorded.
  await admin.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${appName}`);
  await admin.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${appName}`);
  const audit = await admin.query("SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename = 'audit_entries'");
  if (audit.rowCount === 1) await admin.query(`REVOKE UPDATE, DELETE ON audit_entries FROM ${appName}`);
  await admin.query("COMMIT");
  console.log(`The roles ${owner.name} and ${app.name} are as they should be`);
} finally {
  await admin.end();
}

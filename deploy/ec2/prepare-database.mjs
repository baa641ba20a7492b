// Makes the two roles that Banter has in Postgres, each with the password in its address, as often as it is run:
// banter_owner owns the tables and migrates; banter_app reads and writes rows, and can change no table.
// ADMIN_USER and ADMIN_PASSWORD are the administrator's; DATABASE_URL is the owner's address, APP_DATABASE_URL the app's.
import pg from "pg";

/** @param {string} name */
function required(name) {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is missing: the migration's job in terraform/modules/delivery sets it`);
}

/** @param {string} name */
function readRole(name) {
  const { username, password } = new URL(required(name));
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

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
  await admin.query(`SET ROLE ${ownerName}`);
  await admin.query(`GRANT USAGE ON SCHEMA public TO ${appName}`);
  // Whatever a migration makes, the app may use.
  const inFuture = `ALTER DEFAULT PRIVILEGES FOR ROLE ${ownerName} IN SCHEMA public GRANT`;
  await admin.query(`${inFuture} SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${appName}`);
  await admin.query(`${inFuture} USAGE, SELECT ON SEQUENCES TO ${appName}`);
  console.log(`The roles ${owner.name} and ${app.name} are as they should be`);
} finally {
  await admin.end();
}

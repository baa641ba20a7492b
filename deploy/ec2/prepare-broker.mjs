// Gives the broker's user the password in BROKER_URL, and lets it in. Terraform makes the user switched off, because it
// would have to keep the password in its state. CACHE_USER_ID is what ElastiCache calls the user.
import { print } from "./instance.mjs";

/** Everything that the streams need, and nothing that administers the broker or empties it. INFO tells of its state. */
const ALLOWED = "on ~* &* +@all -@admin -@dangerous +info";

const { BROKER_URL = "", CACHE_USER_ID = "" } = process.env;
const password = decodeURIComponent(new URL(BROKER_URL).password);
await print(
  "aws",
  ...["elasticache", "modify-user", "--user-id", CACHE_USER_ID, "--access-string", ALLOWED],
  ...["--authentication-mode", `Type=password,Passwords=${password}`, "--query", "UserId", "--output", "text"],
);
console.log(`The user ${CACHE_USER_ID} of the broker is let in`);

import type { AccessRow } from "@banter/testing";
import { ACCOUNT_ROWS } from "./account-rows.ts";
import { ADMIN_ROWS } from "./admin-rows.ts";
import { PEOPLE_ROWS } from "./people-rows.ts";
import { ROOM_ROWS } from "./room-rows.ts";

/** By the procedure's path: what everybody gets, once for each kind of thing that it can be asked about. */
export type AccessTable = Record<string, AccessRow[]>;

/** Every procedure of the API. Whoever adds one adds its rows to the file of its kind. */
export const ACCESS_TABLE: AccessTable = { ...ACCOUNT_ROWS, ...ADMIN_ROWS, ...PEOPLE_ROWS, ...ROOM_ROWS };

import { accessRow } from "@banter/testing";
import { newUsername, PASSWORD } from "../call.ts";
import type { AccessTable } from "./access-table.ts";

const WRONG_PASSWORD = "FORBIDDEN wrong_password";

const nothing = () => ({});

export const ACCOUNT_ROWS: AccessTable = {
  "accounts.signUp": [
    accessRow("a new name", () => ({ username: newUsername(), password: PASSWORD }), "ok", {
      ok: ["visitor", "banned"],
    }),
    accessRow(
      "somebody's name",
      ({ people }) => ({ username: people.owner.username, password: PASSWORD }),
      "CONFLICT username_taken",
      {
        "CONFLICT username_taken": ["visitor", "banned"],
      },
    ),
  ],
  "accounts.logIn": [
    accessRow(
      "somebody's account, without their password",
      ({ people }) => ({ username: people.owner.username, password: PASSWORD }),
      "UNAUTHENTICATED bad_credentials",
      { "UNAUTHENTICATED bad_credentials": ["visitor", "banned"] },
    ),
  ],
  "accounts.resetPassword": [
    accessRow(
      "a link that nobody made",
      ({ inviteId }) => ({ token: inviteId, password: PASSWORD }),
      "UNAUTHENTICATED bad_link",
      { "UNAUTHENTICATED bad_link": ["visitor", "banned"] },
    ),
    accessRow(
      "an invitation in place of a link",
      ({ secrets }) => ({ token: secrets.inviteToken, password: PASSWORD }),
      "UNAUTHENTICATED bad_link",
      { "UNAUTHENTICATED bad_link": ["visitor", "banned"] },
    ),
  ],
  "accounts.logOut": [accessRow("one's own session", nothing, "ok")],
  "accounts.logOutEverywhere": [accessRow("one's own sessions", nothing, "ok")],
  "accounts.me": [accessRow("one's own account", nothing, "ok")],
  "realtime.endpoints": [accessRow("the nodes", nothing, "ok")],
  "ownAccount.changePassword": [
    accessRow("one's own, without knowing it", () => ({ currentPassword: "x", newPassword: PASSWORD }), WRONG_PASSWORD),
  ],
  "ownAccount.sessions": [accessRow("one's own", nothing, "ok")],
  "ownAccount.endSession": [
    accessRow("somebody's session", ({ people }) => ({ sessionId: people.owner.sessionId }), "NOT_FOUND", {
      ok: ["owner"],
    }),
  ],
  "ownAccount.endOtherSessions": [accessRow("one's own sessions", nothing, "ok")],
  "ownAccount.delete": [accessRow("one's own, without the password", () => ({ password: "x" }), WRONG_PASSWORD)],
};

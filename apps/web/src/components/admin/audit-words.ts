import type { AuditAction } from "@banter/protocol";

/** What the audit calls each act. */
export const AUDIT_WORDS: Record<AuditAction, string> = {
  ban_user: "Banned",
  unban_user: "Lifted the ban of",
  promote_user: "Gave the admin role to",
  demote_user: "Took the admin role from",
  ban_address: "Banned the address",
  unban_address: "Lifted the ban of the address",
  end_sessions: "Ended the sessions of",
  reset_password: "Made a password link for",
  add_member: "Added to a room:",
  kick_member: "Removed from a room:",
  ban_member: "Banned from a room:",
  unban_member: "Lifted the room ban of",
  change_member_role: "Changed the room role of",
  transfer_room: "Handed a room over to",
  archive_room: "Archived the room",
  unarchive_room: "Took back into use the room",
  change_room: "Changed the settings of the room",
  enter_room: "Entered a room as admin:",
  dismiss_report: "Dismissed a report of",
  delete_message: "Deleted a message of",
  delete_reported_message: "Deleted a reported message of",
};

import {
  AppError,
  type ListReports,
  type Message,
  type ReportMessage,
  type ReportPage,
  type ReportRef,
  type ResolveReport,
} from "@banter/protocol";
import { v7 as uuidv7 } from "uuid";
import type { Acting, Actor } from "./actor.ts";
import type { Announcer } from "./announcer.ts";
import type { Moderator } from "./moderator.ts";

export interface ReportPorts {
  /**
   * Keeps the message as it is now for the moderators; a second report of it by the same person changes nothing.
   * `not_found` unless the person can read it, is not its author, and it is not deleted. @throws AppError UNAUTHENTICATED
   * session_ended, FORBIDDEN banned.
   */
  addReport(reporter: Acting, report: ReportMessage & { id: string }): Promise<"reported" | "not_found" | "too_many">;
  listReports(query: ListReports): Promise<ReportPage>;
  /**
   * Settles a report, deletes the message if that is the decision, and records it, in one transaction. Answers with the
   * deleted message, or null when none was to delete; `not_found` when nobody waits for a decision on it.
   * @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN admins_only for one who is no admin (any more).
   */
  resolveReport(by: Moderator, input: ResolveReport): Promise<Message | null | "not_found">;
  announcer: Pick<Announcer, "messagesChanged">;
}

export type ReportService = ReturnType<typeof createReportService>;

export function createReportService(ports: ReportPorts) {
  return {
    /** @throws AppError NOT_FOUND, CONFLICT too_many. */
    async report(actor: Actor, input: ReportMessage): Promise<{ messageId: string }> {
      const outcome = await ports.addReport(actor, { ...input, id: uuidv7() });
      if (outcome === "not_found") throw new AppError("NOT_FOUND", "No such message");
      if (outcome === "too_many") {
        throw new AppError("CONFLICT", "You have reported very much today. Tell an admin instead", {
          reason: "too_many",
        });
      }
      return { messageId: input.messageId };
    },

    async list(_by: Moderator, query: ListReports): Promise<ReportPage> {
      return ports.listReports(query);
    },

    /** @throws AppError NOT_FOUND, FORBIDDEN admins_only. */
    async resolve(by: Moderator, input: ResolveReport): Promise<ReportRef> {
      const outcome = await ports.resolveReport(by, input);
      if (outcome === "not_found") throw new AppError("NOT_FOUND", "No such report, or it is settled");
      if (outcome) ports.announcer.messagesChanged({ roomId: outcome.roomId, messages: [outcome] });
      return { reportId: input.reportId };
    },
  };
}

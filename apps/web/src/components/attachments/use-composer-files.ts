"use client";

import type { DraftFile } from "@banter/client";
import { LIMITS } from "@banter/protocol";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatBytes } from "../../lib/format-bytes.ts";
import { unsentFiles } from "../../lib/unsent-files.ts";
import { useApi } from "../../lib/use-api.ts";
import { useBanter } from "../live/banter-context.tsx";

/** What a message takes along is fixed for a while. */
const ALLOWANCE_FRESH_MS = 60_000;

export interface ComposerFiles {
  /** False where this Banter keeps no files. */
  areOn: boolean;
  files: readonly DraftFile[];
  /** Why something was not attached, or the message cannot go yet. */
  problem: string | null;
  /** False while one has failed: it is to be tried again, or removed. */
  canSend: boolean;
  add(files: Iterable<File>): void;
  remove(key: string): void;
  /** Hands them over to a message. */
  take(): readonly DraftFile[];
}

/** What is attached to the message that one writes in a room, or to a person. */
export function useComposerFiles(roomId: string): ComposerFiles {
  const t = useTranslations("files");
  const client = useBanter();
  const language = useLocale();
  const uploads = client?.uploads;
  const api = useApi();
  const { data: allowance } = useQuery(api.attachments.allowance.queryOptions({}, { staleTime: ALLOWANCE_FRESH_MS }));
  const [held, setHeld] = useState<readonly DraftFile[]>(NONE);
  const [refusal, setRefusal] = useState<string | null>(null);
  // A string, so that it is another one only when an upload is in another state.
  const states = useSyncExternalStore(
    uploads?.subscribe ?? never,
    () => held.map(({ key }) => uploads?.get(key)?.state ?? "").join(),
    () => "",
  );

  useEffect(() => {
    setHeld(unsentFiles.of(roomId));
    setRefusal(null);
  }, [roomId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the states say when to look again
  useEffect(() => {
    if (!uploads) return;
    const current = unsentFiles.of(roomId);
    const next = current.map((file) => {
      const upload = uploads.get(file.key);
      return upload ? { ...file, attachment: upload.state === "done" ? upload.attachment : null } : file;
    });
    if (next.some((file, index) => file.attachment !== current[index]?.attachment)) keep(next);
  }, [states, uploads, roomId]);

  function keep(next: readonly DraftFile[]): void {
    unsentFiles.keep(roomId, next);
    setHeld(next);
  }

  function add(files: Iterable<File>): void {
    if (!client) return;
    const next = [...unsentFiles.of(roomId)];
    let problem: string | null = null;
    for (const file of files) {
      if (next.length >= LIMITS.attachmentsPerMessage) {
        problem = t("tooMany", { max: String(LIMITS.attachmentsPerMessage) });
      } else if (allowance && file.size > allowance.fileMaxBytes) {
        const [size, max] = [file.size, allowance.fileMaxBytes].map((bytes) => formatBytes(bytes, language));
        problem = t("tooLarge", { name: file.name, size: size ?? "", max: max ?? "" });
      } else {
        next.push({ key: client.uploads.add(file, file.name), name: file.name, attachment: null });
      }
    }
    setRefusal(problem);
    keep(next);
  }

  const hasFailed = states.split(",").includes("failed");
  return {
    areOn: allowance?.isOn ?? true,
    files: held,
    problem: refusal ?? (hasFailed ? t("failed") : null),
    canSend: !hasFailed,
    add,
    remove(key) {
      const removed = held.find((file) => file.key === key);
      setRefusal(null);
      keep(held.filter((file) => file.key !== key));
      if (uploads?.get(key)) uploads.cancel(key);
      else if (removed?.attachment) {
        // One that cannot be taken back now expires by itself.
        void client?.api.attachments.discard.mutate({ attachmentId: removed.attachment.id }).catch(() => {});
      }
    },
    take() {
      const taken = unsentFiles.of(roomId);
      setRefusal(null);
      keep(NONE);
      return taken;
    },
  };
}

const NONE: readonly DraftFile[] = [];
const never = () => () => {};

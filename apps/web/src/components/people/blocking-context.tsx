"use client";

import type { Person } from "@banter/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { toast } from "../../lib/toast.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";

interface Blocking {
  isBlocked(userId: string): boolean;
  /** Asks whether to block the person, saying what that means. */
  askToBlock(person: Person): void;
  unblock(person: Person): void;
}

const BlockingContext = createContext<Blocking | null>(null);

/** Whom one blocks, for every part of a page. */
export function BlockingProvider({ children }: { children: ReactNode }) {
  const errorText = useErrorText();
  const t = useTranslations("people");
  const api = useApi();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Person | null>(null);
  const { data } = useQuery(api.blocks.list.queryOptions({}));
  const refresh = () => queries.invalidateQueries({ queryKey: api.blocks.pathKey() });
  const { mutate: unblock } = useMutation(
    api.blocks.unblock.mutationOptions({
      onSuccess: refresh,
      onError: (error) => toast.error(errorText(error)),
    }),
  );
  const block = useMutation(
    api.blocks.block.mutationOptions({
      async onSuccess({ username }) {
        setAsked(null);
        await refresh();
        toast(t("block.done", { name: username }));
      },
    }),
  );

  const blocking = useMemo((): Blocking => {
    const blocked = new Set(data?.people.map(({ id }) => id));
    return {
      isBlocked: (userId) => blocked.has(userId),
      askToBlock: setAsked,
      unblock: (person) => unblock({ userId: person.id }),
    };
  }, [data, unblock]);

  return (
    <BlockingContext value={blocking}>
      {children}
      <ConfirmDialog
        title={t("block.title", { name: asked?.username ?? "" })}
        description={t("block.text")}
        confirmLabel={t("block.confirm")}
        open={asked !== null}
        isBusy={block.isPending}
        error={block.error && errorText(block.error)}
        onOpenChange={(isOpen) => {
          if (isOpen) return;
          block.reset();
          setAsked(null);
        }}
        onConfirm={() => asked && block.mutate({ userId: asked.id })}
      />
    </BlockingContext>
  );
}

export function useBlocking(): Blocking {
  const blocking = useContext(BlockingContext);
  if (!blocking) throw new Error("This component needs a BlockingProvider above");
  return blocking;
}

"use client";

import { toAppError } from "@banter/client";
import type { Person } from "@banter/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { toast } from "sonner";
import { asSentence } from "../../lib/as-sentence.ts";
import { useApi } from "../../lib/use-api.ts";
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
  const api = useApi();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Person | null>(null);
  const { data } = useQuery(api.blocks.list.queryOptions({}));
  const refresh = () => queries.invalidateQueries({ queryKey: api.blocks.pathKey() });
  const { mutate: unblock } = useMutation(
    api.blocks.unblock.mutationOptions({
      onSuccess: refresh,
      onError: (error) => toast.error(asSentence(toAppError(error).message)),
    }),
  );
  const block = useMutation(
    api.blocks.block.mutationOptions({
      async onSuccess({ username }) {
        setAsked(null);
        await refresh();
        toast(`You see and hear nothing of ${username} any more`);
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
        title={`Block ${asked?.username}?`}
        description="You no longer see or hear anything of theirs, in any room, old messages included. They cannot write to you or ask to be your friend, and a friendship ends. They are not told. You can unblock them at any time, which brings their messages back."
        confirmLabel="Block"
        open={asked !== null}
        isBusy={block.isPending}
        error={block.error && asSentence(toAppError(block.error).message)}
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

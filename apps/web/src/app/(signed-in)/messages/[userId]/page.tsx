import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DirectView } from "../../../../components/direct/direct-view.tsx";
import { findConversation } from "../../../../lib/find-conversation.ts";
import { prefetchConversation } from "../../../../lib/prefetch.ts";
import { getTexts } from "../../../../server/language.ts";
import { requireActor } from "../../../../server/session.ts";

interface Props {
  params: Promise<{ userId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const conversation = await findConversation((await params).userId);
  return { title: conversation?.person.username ?? (await getTexts("pages"))("noPerson") };
}

export default async function ConversationPage({ params }: Props) {
  const { userId } = await params;
  const actor = await requireActor(`/messages/${userId}`);
  const conversation = await findConversation(userId);
  if (!conversation) notFound();
  return (
    <HydrationBoundary state={dehydrate(await prefetchConversation(actor, conversation))}>
      <DirectView key={conversation.person.id} userId={conversation.person.id} />
    </HydrationBoundary>
  );
}

import { AppError, type InvitePreview } from "@banter/protocol";
import type { Metadata } from "next";
import { InvitePanel } from "../../../../components/room/invite-panel.tsx";
import { getTexts } from "../../../../server/language.ts";
import { getServices, requireActor } from "../../../../server/session.ts";

// The address is a key to the room: nobody else is to learn it from us.
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("invitation"), referrer: "no-referrer", robots: { index: false } };
}

interface Props {
  params: Promise<{ token: string }>;
}

export default async function InvitePage({ params }: Props) {
  const { token } = await params;
  const actor = await requireActor(`/invite/${encodeURIComponent(token)}`);
  let preview: InvitePreview | null = null;
  try {
    preview = await getServices().roomInvites.previewInvite(actor, token);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "NOT_FOUND")) throw error;
  }
  return <InvitePanel token={token} preview={preview} />;
}

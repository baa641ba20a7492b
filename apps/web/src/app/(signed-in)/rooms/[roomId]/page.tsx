import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { RoomView } from "../../../../components/room/room-view.tsx";
import { findRoom } from "../../../../lib/find-room.ts";
import { prefetchRoom } from "../../../../lib/prefetch.ts";
import { getTexts } from "../../../../server/language.ts";
import { requireActor } from "../../../../server/session.ts";

interface Props {
  params: Promise<{ roomId: string }>;
  searchParams: Promise<{ at?: string | string[] }>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const room = await findRoom((await params).roomId);
  return { title: room?.name ?? (await getTexts("pages"))("noRoom") };
}

export default async function RoomPage({ params, searchParams }: Props) {
  const [{ roomId }, { at }] = await Promise.all([params, searchParams]);
  const actor = await requireActor(`/rooms/${roomId}`);
  const room = await findRoom(roomId);
  if (!room) notFound();
  if (room.person)
    redirect(`/messages/${room.person.id}${typeof at === "string" ? `?at=${encodeURIComponent(at)}` : ""}`);
  return (
    <HydrationBoundary state={dehydrate(await prefetchRoom(actor, room))}>
      <RoomView key={room.id} roomId={room.id} />
    </HydrationBoundary>
  );
}

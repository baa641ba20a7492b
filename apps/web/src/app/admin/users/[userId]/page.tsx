import { UserRef } from "@banter/protocol";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PersonPage } from "../../../../components/admin/person-page.tsx";
import { getTexts } from "../../../../server/language.ts";
import { requireAdminActor } from "../../../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("person") };
}

interface Props {
  params: Promise<{ userId: string }>;
}

export default async function Page({ params }: Props) {
  const parsed = UserRef.safeParse(await params);
  await requireAdminActor(parsed.success ? `/admin/users/${parsed.data.userId}` : "/admin/users");
  if (!parsed.success) notFound();
  return <PersonPage key={parsed.data.userId} userId={parsed.data.userId} />;
}

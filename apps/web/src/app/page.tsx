import { redirect } from "next/navigation";
import { Landing } from "../components/landing/landing.tsx";
import { getActor } from "../server/session.ts";

export default async function HomePage() {
  if (await getActor()) redirect("/rooms");
  return <Landing />;
}

import type { Metadata } from "next";
import { ApiReference } from "../../../components/api-reference/api-reference.tsx";

export const metadata: Metadata = {
  title: "API",
  description: "Everything that Banter can be asked over HTTP, to be tried out.",
};

/** Each request has a policy of its own, so the page is made for each. */
export const dynamic = "force-dynamic";

export default function Page() {
  return <ApiReference />;
}

import { handleTrpc } from "@banter/api";
import { answerApi } from "../../../../server/answer-api.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const answer = (request: Request) => answerApi(request, handleTrpc);

export { answer as GET, answer as POST };

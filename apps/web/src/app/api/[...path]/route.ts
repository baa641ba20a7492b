import { handleRest } from "@banter/api";
import { answerApi } from "../../../server/answer-api.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const answer = (request: Request) => answerApi(request, handleRest);

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };

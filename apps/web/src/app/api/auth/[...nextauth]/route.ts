import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { createAuthOptions } from "../../../../auth/auth-options.ts";
import { findSession } from "../../../../server/find-session.ts";
import { guardRequest } from "../../../../server/guard-request.ts";
import { getServices } from "../../../../server/services-slot.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

async function answer(incoming: Request, context: RouteContext): Promise<Response> {
  const services = getServices();
  return guardRequest(services, incoming, async (request): Promise<Response> => {
    const [action] = (await context.params).nextauth;
    // A log-in makes a session of its own, whatever cookie came along.
    const session = action === "callback" ? null : await findSession(services, request.headers);
    return NextAuth(new NextRequest(request), context, createAuthOptions(services, request, session));
  });
}

export { answer as GET, answer as POST };

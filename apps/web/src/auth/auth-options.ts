import { SESSION_LIFETIME_MS } from "@banter/domain";
import { AppError, LogIn, parseInput } from "@banter/protocol";
import { decodeToken, readClaims, type SessionVerifier } from "@banter/session";
import type { NextAuthOptions, User } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { logDefect } from "../server/log-defect.ts";
import { originOf } from "../server/request-origin.ts";
import type { WebServices } from "../services.ts";

declare module "next-auth" {
  interface User {
    /** The row of `sessions` that a log-in made. */
    sessionId: string;
  }
}

type LiveSession = Awaited<ReturnType<SessionVerifier["verify"]>>;

/**
 * NextAuth over our own sessions: its token names a row of `sessions`, and is worth what that row is worth now.
 * `session` is what the request's cookie stands for, null if there is none or it has ended.
 */
export function createAuthOptions(
  services: WebServices,
  request: Request,
  session: LiveSession | null,
): NextAuthOptions {
  const { config, logger } = services;
  return {
    secret: config.sessionSecret,
    useSecureCookies: config.publicUrl.startsWith("https:"),
    pages: { signIn: "/login", signOut: "/rooms", error: "/login" },
    jwt: { decode: async ({ token }) => (token ? decodeToken(token, config.acceptedSecrets) : null) },
    session: { strategy: "jwt", maxAge: secondsUntil(session?.expiresAt) },
    providers: [
      Credentials({
        name: "Username and password",
        credentials: { username: { label: "Username" }, password: { label: "Password", type: "password" } },
        authorize: (credentials) => logIn(services, request, credentials),
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (user) return { sub: user.id, sid: user.sessionId };
        // NextAuth takes the cookie back when this throws.
        if (!session || session.sessionId !== token.sid) throw new Error("This session has ended");
        return token;
      },
      session: ({ session: { expires } }) => ({
        expires,
        ...(session && { user: { id: session.userId, name: session.username } }),
      }),
    },
    events: {
      async signOut() {
        if (session) await services.accounts.logOut(session);
      },
    },
    logger: {
      error: (code, metadata) => logger.debug({ code, metadata }, "NextAuth refused a request"),
      warn: (code) => logger.warn({ code }, "NextAuth warns"),
      debug: () => {},
    },
  };
}

/** Null for wrong credentials. The message of anything thrown ends up in the address of the log-in page. */
async function logIn(services: WebServices, request: Request, credentials: unknown): Promise<User | null> {
  try {
    const { account, token } = await services.accounts.logIn(
      originOf(request.headers),
      parseInput(LogIn, credentials ?? {}),
    );
    const claims = await readClaims(token, services.config.acceptedSecrets);
    return claims && { id: account.id, name: account.username, sessionId: claims.sessionId };
  } catch (error) {
    if (error instanceof AppError) {
      if (error.reason === "bad_credentials") return null;
      throw new Error(error.message);
    }
    logDefect(services.logger, request, error, "next-auth");
    throw new Error("Something went wrong on our side. Try again.");
  }
}

function secondsUntil(expiresAt: Date | undefined): number {
  const ms = expiresAt ? expiresAt.getTime() - Date.now() : SESSION_LIFETIME_MS;
  return Math.max(1, Math.ceil(ms / 1000));
}

export { type AddressBanWatch, watchAddressBans } from "./address-ban-watch.ts";
export { isAllowedOrigin } from "./allowed-origin.ts";
export { addressKey, clientAddress } from "./client-address.ts";
export { networkHolds, parseNetwork } from "./network.ts";
export { createPasswordHasher, type PasswordHasher } from "./password-hasher.ts";
export { type PresentedToken, readToken } from "./read-token.ts";
export { sessionCookieHeader, sessionCookieName } from "./session-cookie.ts";
export { issueToken, readClaims } from "./session-token.ts";
export { createSessionVerifier, type SessionVerifier, type StoredSession } from "./session-verifier.ts";

import { z } from "zod";
import { LIMITS } from "./limits.ts";
import { boundedText } from "./text-schemas.ts";

/** What a username may look like; unique without regard to case. */
export const Username = z
  .string({ error: "Username must be text" })
  .regex(/^[A-Za-z0-9_]*$/, { error: "Username may hold only letters A–Z, digits and _", abort: true })
  .min(LIMITS.usernameMinChars, { error: `Username must have at least ${LIMITS.usernameMinChars} characters` })
  .max(LIMITS.usernameMaxChars, { error: `Username may have at most ${LIMITS.usernameMaxChars} characters` });

/** A password's shape; that it is not a common one is the domain's rule. */
export const Password = boundedText("Password", LIMITS.passwordMinChars, LIMITS.passwordMaxChars);

export const SignUp = z.object({ username: Username, password: Password });
export type SignUp = z.infer<typeof SignUp>;

/** Deliberately loose: what could never be a username or password is answered like any other wrong one. */
export const LogIn = z.object({
  username: z
    .string({ error: "Username must be text" })
    .min(1, { error: "Username is empty" })
    .max(256, { error: "Username is too long" }),
  password: z
    .string({ error: "Password must be text" })
    .min(1, { error: "Password is empty" })
    .max(1_024, { error: "Password is too long" }),
});
export type LogIn = z.infer<typeof LogIn>;

/** Chooses a new password by a link that an admin gave. */
export const ResetPassword = z.object({
  token: z
    .string({ error: "token must be text" })
    .min(1, { error: "token is empty" })
    .max(128, { error: "token is too long" }),
  password: Password,
});
export type ResetPassword = z.infer<typeof ResetPassword>;

export const Role = z.enum(["USER", "ADMIN"]);
export type Role = z.infer<typeof Role>;

export const Account = z.object({
  id: z.uuid(),
  username: z.string(),
  role: Role,
  createdAt: z.iso.datetime(),
});
export type Account = z.infer<typeof Account>;

/** What a log-in or sign-up gives: the token works as a bearer token for the API and for sockets. */
export const Credentials = z.object({
  account: Account,
  token: z.string(),
  expiresAt: z.iso.datetime(),
});
export type Credentials = z.infer<typeof Credentials>;

/** Someone as other people see them. */
export const Person = z.object({ id: z.uuid(), username: z.string() });
export type Person = z.infer<typeof Person>;

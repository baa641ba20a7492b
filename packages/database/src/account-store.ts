import type { AccountPorts, NewSession } from "@banter/domain";
import type { Account } from "@banter/protocol";
import { Prisma, type PrismaClient } from "./generated/client.ts";

type AccountStore = Pick<AccountPorts, "createUser" | "findCredentials" | "findAccount">;

const accountColumns = { id: true, username: true, role: true, createdAt: true } satisfies Prisma.UserSelect;

export function createAccountStore(prisma: PrismaClient) {
  return {
    async createUser(user, session) {
      try {
        const row = await prisma.user.create({
          data: {
            ...user,
            usernameKey: usernameKey(user.username),
            ...(session && { sessions: { create: sessionRow(session) } }),
          },
          select: accountColumns,
        });
        return toAccount(row);
      } catch (error) {
        if (isUniqueViolation(error)) return null;
        throw error;
      }
    },

    async findCredentials(username) {
      const row = await prisma.user.findUnique({
        where: { usernameKey: usernameKey(username) },
        select: { ...accountColumns, passwordHash: true },
      });
      return row && { account: toAccount(row), passwordHash: row.passwordHash };
    },

    async findAccount(userId) {
      const row = await prisma.user.findUnique({ where: { id: userId }, select: accountColumns });
      return row && toAccount(row);
    },
  } satisfies AccountStore;
}

function usernameKey(username: string): string {
  return username.toLowerCase();
}

function sessionRow({ id, address, userAgent, expiresAt }: NewSession) {
  return { id, address, userAgent, expiresAt };
}

function toAccount(row: { id: string; username: string; role: Account["role"]; createdAt: Date }): Account {
  return { id: row.id, username: row.username, role: row.role, createdAt: row.createdAt.toISOString() };
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

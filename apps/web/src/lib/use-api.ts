"use client";

import type { AppRouter } from "@banter/api";
import { createTRPCContext } from "@trpc/tanstack-react-query";

export const { TRPCProvider: ApiProvider, useTRPC: useApi } = createTRPCContext<AppRouter>();

import { accountRouter } from "./routers/account-router.ts";
import { addressBanRouter } from "./routers/address-ban-router.ts";
import { adminRouter } from "./routers/admin-router.ts";
import { attachmentRouter } from "./routers/attachment-router.ts";
import { blockRouter } from "./routers/block-router.ts";
import { directRouter } from "./routers/direct-router.ts";
import { friendRouter } from "./routers/friend-router.ts";
import { messageRouter } from "./routers/message-router.ts";
import { moderationRouter } from "./routers/moderation-router.ts";
import { ownAccountRouter } from "./routers/own-account-router.ts";
import { presenceRouter } from "./routers/presence-router.ts";
import { readingRouter } from "./routers/reading-router.ts";
import { realtimeRouter } from "./routers/realtime-router.ts";
import { roomKeepingRouter } from "./routers/room-keeping-router.ts";
import { roomRoleRouter } from "./routers/room-role-router.ts";
import { roomRouter } from "./routers/room-router.ts";
import { router } from "./trpc.ts";

export const appRouter = router({
  accounts: accountRouter,
  ownAccount: ownAccountRouter,
  rooms: roomRouter,
  roomKeeping: roomKeepingRouter,
  roomRoles: roomRoleRouter,
  messages: messageRouter,
  attachments: attachmentRouter,
  reading: readingRouter,
  direct: directRouter,
  blocks: blockRouter,
  friends: friendRouter,
  presence: presenceRouter,
  moderation: moderationRouter,
  admin: adminRouter,
  addressBans: addressBanRouter,
  realtime: realtimeRouter,
});

export type AppRouter = typeof appRouter;

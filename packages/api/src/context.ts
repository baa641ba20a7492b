import type {
  AccountService,
  Actor,
  AddressBanService,
  AdminService,
  AttachmentService,
  BlockService,
  DirectService,
  FriendService,
  MessageService,
  ModerationService,
  Origin,
  OwnAccountService,
  PostingService,
  PresenceService,
  ReadingService,
  ReportService,
  RoomInviteService,
  RoomKeepingService,
  RoomRoleService,
  RoomService,
  RoomSettingsService,
  SearchService,
} from "@banter/domain";

export interface ApiServices {
  accounts: AccountService;
  ownAccount: OwnAccountService;
  rooms: RoomService;
  roomKeeping: RoomKeepingService;
  roomSettings: RoomSettingsService;
  roomRoles: RoomRoleService;
  roomInvites: RoomInviteService;
  messages: MessageService;
  attachments: AttachmentService;
  reading: ReadingService;
  posting: PostingService;
  direct: DirectService;
  reports: ReportService;
  search: SearchService;
  blocks: BlockService;
  friends: FriendService;
  presence: PresenceService;
  moderation: ModerationService;
  admin: AdminService;
  addressBans: AddressBanService;
  /** Where a client of this origin finds the realtime nodes, the one to try first in front. */
  realtimeUrls(actor: Actor): string[];
}

/** What every procedure gets to know of its request. */
export interface ApiContext {
  services: ApiServices;
  origin: Origin;
  /** Who asks, if the request bears a valid session. @throws AppError UNAUTHENTICATED when it does not. */
  requireActor(): Promise<Actor>;
  /** Hands the browser its session cookie, or with null takes it back. */
  setSessionCookie(session: { token: string; expiresAt: string } | null): void;
}

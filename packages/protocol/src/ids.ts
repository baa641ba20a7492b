import { z } from "zod";

const uuid = (label: string) => z.uuid({ error: `${label} must be a UUID` }).toLowerCase();

export const UserId = uuid("userId");
export const ToUserId = uuid("toUserId");
export const RoomId = uuid("roomId");
export const MessageId = uuid("messageId");
export const SessionId = uuid("sessionId");

/** Chosen by the client, once per message; a retry with the same one is answered with the stored message. */
export const ClientId = uuid("clientId");

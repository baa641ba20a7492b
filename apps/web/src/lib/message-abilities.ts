import { mayDeleteMessage, mayPinMessage } from "@banter/domain/message-rules";
import { DELETED_USERNAME, type Message, type Role, type Room } from "@banter/protocol";

export interface MessageAbilities {
  canReply: boolean;
  canReact: boolean;
  canTakeBackReaction: boolean;
  canPin: boolean;
  canCopy: boolean;
  canEdit: boolean;
  canReport: boolean;
  /** Its author, that is. */
  canBlock: boolean;
  canDelete: boolean;
}

/** What a person is offered to do with a message; whether it is done is for the server to decide. */
export function abilitiesOf(
  message: Message,
  me: { id: string; role: Role },
  { myRole: roomRole, kind: roomKind, archivedAt }: Pick<Room, "myRole" | "kind" | "archivedAt">,
  /** False in a conversation with somebody who is no friend. */
  mayWrite: boolean,
): MessageAbilities {
  if (message.body === null) return NOTHING;
  const isAuthor = message.author.id === me.id;
  const canChange = roomRole !== null && archivedAt === null;
  const canWrite = canChange && mayWrite;
  return {
    canReply: canWrite,
    canReact: canWrite,
    canTakeBackReaction: canChange,
    canPin: archivedAt === null && mayPinMessage({ role: me.role, roomRole, roomKind }),
    canCopy: true,
    canEdit: isAuthor && canWrite,
    canReport: !isAuthor && roomRole !== null,
    canBlock: !isAuthor && message.author.username !== DELETED_USERNAME,
    canDelete: mayDeleteMessage({ isAuthor, role: me.role, roomRole }),
  };
}

const NOTHING: MessageAbilities = {
  canReply: false,
  canReact: false,
  canTakeBackReaction: false,
  canPin: false,
  canCopy: false,
  canEdit: false,
  canReport: false,
  canBlock: false,
  canDelete: false,
};

import { mayDeleteMessage } from "@banter/domain/message-rules";
import { DELETED_USERNAME, type Message, type Role, type RoomRole } from "@banter/protocol";

export interface MessageAbilities {
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
  roomRole: RoomRole | null,
): MessageAbilities {
  if (message.body === null)
    return { canCopy: false, canEdit: false, canReport: false, canBlock: false, canDelete: false };
  const isAuthor = message.author.id === me.id;
  return {
    canCopy: true,
    canEdit: isAuthor && roomRole !== null,
    canReport: !isAuthor && roomRole !== null,
    canBlock: !isAuthor && message.author.username !== DELETED_USERNAME,
    canDelete: mayDeleteMessage({ isAuthor, role: me.role, roomRole }),
  };
}

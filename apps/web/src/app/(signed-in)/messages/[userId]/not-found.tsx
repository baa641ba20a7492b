import { NobodyThere } from "../../../../components/direct/nobody-there.tsx";

export default function ConversationNotFound() {
  return <NobodyThere />;
}

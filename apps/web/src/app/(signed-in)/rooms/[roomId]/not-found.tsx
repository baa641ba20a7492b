import { RoomGone } from "../../../../components/room/room-gone.tsx";

export default function RoomNotFound() {
  return <RoomGone />;
}

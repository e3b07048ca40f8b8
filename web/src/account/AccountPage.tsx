import type { ComponentType } from "react";
import { MissingPage } from "../layout/MissingPage";
import type { Room } from "../router/paths";
import { LoginsRoom } from "./LoginsRoom";
import { NotificationsRoom } from "./NotificationsRoom";
import { PrivacyRoom } from "./PrivacyRoom";
import { ProfileRoom } from "./ProfileRoom";
import { SessionsRoom } from "./SessionsRoom";
import { TokensRoom } from "./TokensRoom";

const rooms: Record<Room, ComponentType> = {
  accessi: LoginsRoom,
  sessioni: SessionsRoom,
  programmi: TokensRoom,
  notifiche: NotificationsRoom,
  privacy: PrivacyRoom,
};

const isRoom = (name: string): name is Room => Object.hasOwn(rooms, name);

/** One's own account: who one is here, how one comes in, and what is kept about it. */
export default function AccountPage({ room }: { room?: string | undefined }) {
  if (room === undefined) return <ProfileRoom />;
  if (!isRoom(room)) return <MissingPage />;
  const Chosen = rooms[room];
  return <Chosen />;
}

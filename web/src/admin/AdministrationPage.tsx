import { lazy, Suspense, type ComponentType } from "react";
import { MissingPage } from "../layout/MissingPage";
import { NeedSignIn } from "../layout/NeedSignIn";
import { Rooms } from "../layout/Rooms";
import { WaitingPage } from "../layout/WaitingPage";
import { useFrame } from "../reading/frame";
import { Page } from "../router/Page";
import type { AdministrationRoom } from "../router/paths";
import { usePaths } from "../router/usePaths";
import { ListBones, Waiting } from "../ui/states";
import { Outside } from "./Outside";
import { useAdminWords } from "./words";

export type RoomProps = { search: URLSearchParams };
type RoomName = AdministrationRoom | "";

const rooms: Record<RoomName, ComponentType<RoomProps>> = {
  "": lazy(() => import("./members/MembersRoom")),
  inviti: lazy(() => import("./invite/InvitationsRoom")),
  registro: lazy(() => import("./trail/TrailRoom")),
  "voti-segreti": lazy(() => import("./ballots/BallotsRoom")),
  informativa: lazy(() => import("./privacy/NoticeRoom")),
};

const isRoom = (room: string): room is RoomName => room in rooms;

/** The running of the installation, a room for each of its parts. For everybody else nothing stands at this address. */
export default function AdministrationPage({ room, search }: { room: string; search: URLSearchParams }) {
  const { ready, viewer } = useFrame();
  if (!ready) return <WaitingPage />;
  if (!viewer) return <NeedSignIn />;
  if (!isRoom(room)) return <MissingPage />;
  if (!viewer.isAdministrator) return <Outside />;
  return <Administration room={room} search={search} />;
}

function Administration({ room, search }: { room: RoomName; search: URLSearchParams }) {
  const words = useAdminWords();
  const paths = usePaths();
  const titles: Record<RoomName, string> = { "": words.members, inviti: words.invitations, registro: words.trail, "voti-segreti": words.ballots, informativa: words.notice };
  const Room = rooms[room];
  return (
    <Page title={`${titles[room]} · ${words.title}`}>
      <header className="pz-wrap pz-testata-pagina">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p className="pz-lead">{words.lead}</p>
      </header>
      <div className="pz-wrap pz-corpo">
        <Rooms
          label={words.rooms}
          rooms={(Object.keys(rooms) as RoomName[]).map((one) => ({ href: paths.administration(one || undefined), title: titles[one], current: one === room }))}
        />
        <Suspense fallback={<Waiting><ListBones /></Waiting>}><Room search={search} /></Suspense>
      </div>
    </Page>
  );
}

import { Bones, ListBones, Waiting } from "../ui/states";

/** The bones of a page with a title and a list, while its data is on the way. */
export function WaitingPage() {
  return (
    <Waiting>
      <div className="pz-wrap pz-testata-pagina">
        <Bones height="1rem" width="14rem" />
        <div className="pz-su-3"><Bones height="3.5rem" width="min(32rem, 90%)" /></div>
        <div className="pz-su-3"><Bones height="1.5rem" width="min(26rem, 80%)" /></div>
      </div>
      <div className="pz-wrap"><ListBones /></div>
    </Waiting>
  );
}

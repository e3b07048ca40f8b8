import { useState, type SyntheticEvent } from "react";
import type { MemberState } from "../../gen/graphql";
import { FailedPage } from "../../layout/FailedPage";
import { Filters } from "../../layout/Filters";
import { ShowMore } from "../../layout/ShowMore";
import { useRead } from "../../reading/read";
import { navigate } from "../../router/location";
import { usePaths } from "../../router/usePaths";
import { Button } from "../../ui/Button";
import { EmptyState, ListBones, Waiting } from "../../ui/states";
import type { RoomProps } from "../AdministrationPage";
import { MembersDocument, type MembersQuery, type MembersQueryVariables } from "../gen/graphql";
import { useAdminWords } from "../words";
import { MemberRow } from "./MemberRow";

const states: Record<string, MemberState> = { attivi: "ACTIVE", sospesi: "SUSPENDED", cancellati: "ERASED" };
const administrators = "amministrano";

/** An address of this room: what is looked for, and among whom. */
function addressOf(text: string, show: string | null): string {
  const query = new URLSearchParams();
  if (text) query.set("cerca", text);
  if (show) query.set("chi", show);
  return query.size > 0 ? `?${query}` : "";
}

/** Everybody of the installation, to be found and to be acted upon. */
export default function MembersRoom({ search }: RoomProps) {
  const { people: words } = useAdminWords();
  const paths = usePaths();
  const text = search.get("cerca") ?? "";
  const show = search.get("chi");
  const state = show ? states[show] : undefined;
  const variables = { first: 50, search: text || null, state: state ?? null, administrators: show === administrators ? true : null };
  const { data, failure, retry } = useRead(MembersDocument, variables);
  const to = (chosen: string | null) => paths.administration(undefined, addressOf(text, chosen));
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  return (
    <>
      <Search key={text} text={text} onSearch={(wanted) => { navigate(paths.administration(undefined, addressOf(wanted, show)), { replace: true }); }} />
      <Filters
        label={words.show}
        choices={[
          { href: to(null), title: words.all, chosen: !state && show !== administrators },
          ...Object.entries(states).map(([word, one]) => ({ href: to(word), title: words[one], chosen: state === one })),
          { href: to(administrators), title: words.administrators, chosen: show === administrators },
        ]}
      />
      {data ? <Found list={data.members} variables={variables} onChange={retry} /> : <Waiting><ListBones /></Waiting>}
    </>
  );
}

function Search({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const { people: words } = useAdminWords();
  const [wanted, setWanted] = useState(text);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSearch(wanted.trim());
  };
  return (
    <form className="pz-cerca pz-cerca-persone" role="search" onSubmit={submit}>
      <input className="form-control" type="search" aria-label={words.search} placeholder={words.search} value={wanted} maxLength={80} autoComplete="off" spellCheck={false} onChange={(event) => { setWanted(event.target.value); }} />
      <Button type="submit">{words.searchDo}</Button>
    </form>
  );
}

type FoundProps = { list: MembersQuery["members"]; variables: MembersQueryVariables; onChange: () => void };

function Found({ list, variables, onChange }: FoundProps) {
  const { people: words } = useAdminWords();
  if (list.edges.length === 0) return <EmptyState>{words.none}</EmptyState>;
  return (
    <>
      <p className="pz-meta pz-num pz-giu" role="status">{words.found(list.totalCount)}</p>
      <ul className="pz-pratiche pz-registro-persone">
        {list.edges.map((row) => <MemberRow key={row.node.id} row={row} onChange={onChange} />)}
      </ul>
      <ShowMore document={MembersDocument} variables={variables} shown={list.edges.length} total={list.totalCount} page={list.pageInfo} />
    </>
  );
}

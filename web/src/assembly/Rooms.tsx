import { lazy } from "react";
import type { Params } from "../router/match";
import { numberOf } from "../router/paths";

// Each room is fetched by itself: a phone in a hall carries no console.
const pages = {
  list: () => import("./list/AssembliesPage"),
  page: () => import("./page/AssemblyPage"),
  form: () => import("./prepare/PreparePage"),
  slips: () => import("./slips/SlipsPage"),
  console: () => import("./console/ConsolePage"),
  join: () => import("./join/JoinPage"),
  phone: () => import("./phone/PhonePage"),
  screen: () => import("./screen/ScreenPage"),
};

export type Room = keyof typeof pages;

const List = lazy(pages.list);
const Page = lazy(pages.page);
const Form = lazy(pages.form);
const Slips = lazy(pages.slips);
const Console = lazy(pages.console);
const Join = lazy(pages.join);
const Phone = lazy(pages.phone);
const Screen = lazy(pages.screen);

/** Begins to fetch a room. */
export const load = (room: Room): Promise<unknown> => pages[room]();

/** The rooms of assemblies, a program of their own: the first page of a piazza knows their addresses, and nothing more. */
export default function Rooms({ room, params }: { room: Room; params: Params }) {
  const number = numberOf(params.number ?? "");
  const at = { key: number, number: number ?? 0 };
  switch (room) {
    case "list": return <List slug={params.slug ?? ""} />;
    case "form": return number === undefined ? <Form /> : <Form {...at} />;
    case "join": return <Join />;
    case "page": return <Page {...at} />;
    case "slips": return <Slips {...at} />;
    case "console": return <Console {...at} />;
    case "phone": return <Phone {...at} />;
    case "screen": return <Screen {...at} />;
  }
}

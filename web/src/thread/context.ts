import { createContext, use } from "react";
import type { Post } from "./post";
import type { Place } from "./reading";
import type { Person, ThreadStore } from "./store";

/** What is being done to one comment. */
export interface Doing {
  what: "reply" | "edit" | "hide" | "restore" | "delete" | "history";
  id: string;
}

interface Discussion {
  store: ThreadStore;
  place: Place;
  viewer: Person | null;
  post: Post | undefined;
  doing: Doing | undefined;
  setDoing: (doing: Doing | undefined) => void;
  /** Everybody whose comments are on the page: those who can be mentioned. */
  people: () => readonly Person[];
  /** The number of the comment that the address points to. */
  pointed: number | undefined;
}

export const DiscussionContext = createContext<Discussion | undefined>(undefined);

export function useDiscussion(): Discussion {
  const discussion = use(DiscussionContext);
  if (!discussion) throw new Error("Comments are drawn inside a Thread");
  return discussion;
}

import { createContext, use, type ReactNode } from "react";
import { FrameDocument, type FrameQuery, type PiazzaHeadFragment } from "../gen/graphql";
import { useRead, type Failure } from "./read";

export type Viewer = NonNullable<FrameQuery["viewer"]>;

/** What every page knows: who reads, and in which piazza. */
export type Frame = {
  /** Whether the answer is there. */
  ready: boolean;
  viewer: Viewer | null;
  piazza: PiazzaHeadFragment | null;
  failure: Failure | undefined;
  retry: () => void;
};

const Context = createContext<Frame>({ ready: false, viewer: null, piazza: null, failure: undefined, retry: () => undefined });

/** Asks once a piazza for what its pages share. */
export function FrameReader({ slug, children }: { slug: string | undefined; children: ReactNode }) {
  const { data, failure, retry } = useRead(FrameDocument, { slug: slug ?? "", inside: slug !== undefined });
  const frame: Frame = { ready: data !== undefined, viewer: data?.viewer ?? null, piazza: data?.piazza ?? null, failure, retry };
  return <Context value={frame}>{children}</Context>;
}

export function useFrame(): Frame {
  return use(Context);
}

import { useEffect, useRef, type ReactNode } from "react";
import { usePlace } from "../../router/location";

/** The title of a view that is fetched after its address was reached: who came by a link hears where he is. */
export function Title({ children }: { children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  const { how } = usePlace();
  useEffect(() => {
    if (how === "push") title.current?.focus({ preventScroll: true });
  }, [how]);
  return <h1 tabIndex={-1} ref={title}>{children}</h1>;
}

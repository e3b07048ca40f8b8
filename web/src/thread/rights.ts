import type { Comment } from "./model";
import type { Place } from "./reading";
import type { Person } from "./store";

/**
 * What the viewer may do with a comment, from its author, its state and the viewer's role. The same rules as
 * the server's, derived here because live messages, which everybody shares, carry nobody's rights.
 */
export function rightsOn(comment: Comment, viewer: Person | null, place: Place) {
  const visible = comment.state === "VISIBLE";
  const own = viewer !== null && comment.author?.id === viewer.id;
  const moderates = viewer !== null && place.piazza.viewerCanModerate;
  return {
    reply: visible && place.viewerCanComment,
    react: visible && place.viewerCanComment,
    update: visible && own,
    delete: visible && own,
    hide: visible && moderates,
    restore: comment.state === "HIDDEN" && moderates,
    history: comment.editedAt !== null && (visible || moderates),
  };
}

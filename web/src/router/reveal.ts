const ownId = "app";
const serverId = "lettura";

/**
 * The server's readable page stays in sight until ours is ready, so that
 * nothing flashes and the page never goes blank.
 */
export function hideUntilReady(): void {
  const server = document.getElementById(serverId);
  const own = document.getElementById(ownId);
  if (own && server?.textContent.trim()) own.hidden = true;
  else server?.remove();
}

/** Puts our page in the place of the server's. */
export function reveal(): void {
  document.getElementById(serverId)?.remove();
  const own = document.getElementById(ownId);
  if (own?.hidden) own.hidden = false;
}

/** Whether the reader still has the server's page before him. */
export function serverStands(): boolean {
  return document.getElementById(serverId) !== null;
}

/** Fetches what is asked over every page, of which few are asked anything. */
export const confirmDialog = () => import("../account/ConfirmDialog");

/** Six digits as people read them aloud: "482 917". */
export const spaced = (code: string) => code.replace(/(\d{3})(?=\d)/g, "$1 ");

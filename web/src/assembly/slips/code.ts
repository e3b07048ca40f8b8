/** Ten characters in two groups, as they are read and typed. */
export const grouped = (code: string): string => (code.includes("-") || code.length !== 10 ? code : `${code.slice(0, 5)}-${code.slice(5)}`);

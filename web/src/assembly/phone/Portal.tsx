type Sign = "clock" | "check" | "hall";

const drawings: Record<Sign, string> = {
  clock: "M11.5 5h1v7.5H7v-1h4.5V5zM22 12c0 5.5-4.5 10-10 10S2 17.5 2 12 6.5 2 12 2s10 4.5 10 10zm-1 0c0-5-4-9-9-9s-9 4-9 9 4 9 9 9 9-4 9-9z",
  check: "m9.6 16.9-4.8-4.8.7-.7 4.1 4.1 8.9-8.9.7.7z",
  hall: "M4 21v-8a8 8 0 0 1 16 0v8h-1v-8a7 7 0 0 0-14 0v8zm4 0v-8a4 4 0 0 1 8 0v8h-1v-8a3 3 0 0 0-6 0v8z",
};

/** The arch under which somebody stands, and what happens to his answer there. */
export function Portal({ sign }: { sign: Sign }) {
  return (
    <div className={sign === "clock" ? "portale attesa" : sign === "hall" ? "portale sala" : "portale"} aria-hidden="true">
      <svg viewBox="0 0 24 24"><path d={drawings[sign]} /></svg>
    </div>
  );
}

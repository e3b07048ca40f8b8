type Room = { href: string; title: string; current: boolean };

/** The pages that belong together, such as those of an account: each has its own address. */
export function Rooms({ label, rooms }: { label: string; rooms: Room[] }) {
  return (
    <nav className="pz-stanze" aria-label={label}>
      {rooms.map((room) => (
        <a key={room.href} href={room.href} aria-current={room.current ? "page" : undefined}>{room.title}</a>
      ))}
    </nav>
  );
}

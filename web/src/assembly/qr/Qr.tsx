import { useMemo } from "react";
import { encode } from "uqr";

/** Each dark module as a square of one path: sharp at every size, one element however many there are. */
export function drawing(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { path, size };
}

/** A QR code, dark on white in both themes: cameras read nothing else reliably. */
export function Qr({ text, label, className = "pz-qr" }: { text: string; label: string; className?: string }) {
  const { path, size } = useMemo(() => drawing(text), [text]);
  return (
    <svg className={className} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#0b2239" />
    </svg>
  );
}

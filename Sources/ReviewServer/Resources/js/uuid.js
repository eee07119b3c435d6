// Ids of decisions, which are made here so that sending one twice decides once.

export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Browsers have that only where the connection is safe.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [[0, 8], [8, 12], [12, 16], [16, 20], [20, 32]]
    .map(([start, end]) => digits.slice(start, end)).join("-");
}

/** This page as the server knows it: what it was handed to work on is its own for a while. */
export const tab = uuid();

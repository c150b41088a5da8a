/** A new id for a clause, a note or a command: 21 letters and digits from the browser's own randomness. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, 21);
}

/** Somebody who may be meant by a name in a file. */
interface Known {
  readonly code: string;
  readonly name: string;
}

/** Codes are written in capitals, or nobody would take them for codes. */
const LIKE_A_CODE = /^[A-Z][A-Z0-9-]{1,9}$/;

/**
 * Which delegation the author of a tracked change seems to be: by its code, its name, or either of them among other words
 * ("Ana Lima (BRA)", "Delegation of Kenya"). What looks like a code is one, even if nobody in the room has it. Null where
 * it is nobody, or could be several. Rule FA9.
 */
export function suggestedDelegation(author: string, delegations: readonly Known[]): string | null {
  const plain = author.trim();
  const same = (a: string, b: string): boolean => a.localeCompare(b, "en", { sensitivity: "base" }) === 0;
  const exact = delegations.find(({ code, name }) => same(code, plain) || same(name, plain));
  if (exact) return exact.code;
  if (LIKE_A_CODE.test(plain)) return plain;
  const words = plain.split(/[^\p{L}\p{N}-]+/u);
  const lower = ` ${words.join(" ").toLowerCase()} `;
  const named = delegations.filter(
    ({ code, name }) =>
      words.includes(code) ||
      (name !== "" &&
        lower.includes(
          ` ${name
            .split(/[^\p{L}\p{N}-]+/u)
            .join(" ")
            .toLowerCase()} `,
        )),
  );
  const [only, ...others] = named;
  return only && others.length === 0 ? only.code : null;
}

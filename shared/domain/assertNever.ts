/** Closes a switch over a union: a new member is a type error, and at run time says what came. @throws RangeError always. */
export function assertNever(value: never): never {
  throw new RangeError(`unexpected value ${JSON.stringify(value)}`);
}

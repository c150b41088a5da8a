import * as z from "zod";

/** Schema of a permanent id, typed as the branded id asked for. Refuses what `isId` refuses but for prototype keys. */
export function idSchema<Id extends string>(): z.ZodType<Id, Id> {
  return z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) as unknown as z.ZodType<Id, Id>;
}

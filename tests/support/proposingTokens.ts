/** Words of a session: each is written once, so that one can tell what became of it. */
export const TOKEN = /w\d+x\d+z/g;

/** The tokens in a text, in its order. */
export const tokensIn = (text: string): string[] => text.match(TOKEN) ?? [];

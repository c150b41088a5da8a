import type { AmendmentCommand } from "./amendmentCommands.ts";
import type { ClauseCommand } from "./clauseCommands.ts";
import type { DraftCommand } from "./draftCommands.ts";

/** What people ask for. Each carries an id made by the client, so that sending it twice does it once. Rule CMD1. */
export type Command = DraftCommand | AmendmentCommand | ClauseCommand;

type Named<One, Name> = One extends { readonly command: infer Names } ? (Name extends Names ? One : never) : never;
/** The command of one name. */
export type CommandNamed<Name extends Command["command"]> = Named<Command, Name>;

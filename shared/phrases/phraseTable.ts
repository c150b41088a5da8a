/**
 * The words of the opening phrases of resolutions in English, without their markers: also, further, again and the
 * intensifiers are put in by rule (openingPhrases.ts), not listed. Everything is written in lower case.
 * A bar shows where the house form puts the marker, when that is not the end: "noting | with concern".
 */
export interface PhraseTable {
  /** Bases found in published lists or in resolutions; offered while typing. */
  readonly suggested: readonly string[];
  /** Bases that are only recognised. */
  readonly recognized: readonly string[];
  /** Bases with the intensifiers they are found with: "Deeply concerned". */
  readonly intensified: Readonly<Record<string, readonly string[]>>;
  /** Complete forms with a marker that were seen in real texts, as they are printed. */
  readonly attested: readonly string[];
}

const list = (words: string): readonly string[] =>
  words
    .trim()
    .split(/\s*,\s*/)
    .filter((base) => base !== "");

const withTails = (verb: string, tails: string): readonly string[] =>
  list(tails).map((tail) => `${verb} | with ${tail}`);

const PREAMBULAR: PhraseTable = {
  suggested: [
    // states of mind
    ...list("alarmed, aware, cognizant, concerned, confident, conscious, convinced, desirous, determined, disturbed"),
    ...list("encouraged, mindful, guided | by"),
    // what the organ does
    ...list("acknowledging, affirming, appreciating, approving, believing, commending, condemning, congratulating"),
    ...list("considering, declaring, deploring, desiring, emphasizing, encouraging, endorsing, highlighting, noting"),
    ...list("observing, reaffirming, realizing, recalling, recognizing, referring, regretting, reiterating, stressing"),
    ...list("supporting, underlining, underscoring, welcoming"),
    // what it keeps before its eyes
    ...list("bearing in mind, keeping in mind, taking into account, taking into consideration, taking note"),
    // what it has done
    ...list("having adopted, having considered, having examined, having heard, having received, having reviewed"),
    ...list("having studied, having taken note"),
    ...list("expressing appreciation, expressing concern, expressing deep concern, expressing its appreciation"),
    ...list("expressing its concern, expressing its satisfaction"),
    ...withTails(
      "noting",
      "appreciation, approval, concern, deep concern, grave concern, interest, regret, satisfaction",
    ),
    ...withTails("recognizing", "appreciation"),
    ...withTails("taking note", "appreciation"),
    ...withTails("viewing", "appreciation"),
    // Security Council
    ...list("determining, acting under"),
  ],
  recognized: [
    ...list("calling for, calling upon, commemorating, continuing, deciding, demanding, expecting, hoping, insisting"),
    ...list("inviting, paying tribute, reminding, requesting, resolved, saluting, seeking, sharing, urging, wishing"),
    ...list("having decided, having determined, having in mind, having met, having regard"),
    ...list("expressing full support, expressing grave concern, expressing its commitment, expressing its condolences"),
    ...list("expressing its conviction, expressing its deep appreciation, expressing its deep concern"),
    ...list("expressing its deepest appreciation, expressing its determination, expressing its full support"),
    ...list("expressing its grave concern, expressing its gratitude, expressing its hope, expressing its intention"),
    ...list("expressing its readiness, expressing its support, expressing serious concern, expressing the hope"),
    ...list("acting in accordance with, acting pursuant to, drawing attention, looking forward, standing ready"),
    ...withTails("acknowledging", "appreciation, concern, deep appreciation"),
    ...withTails("having taken note", "appreciation"),
    ...withTails("noting", "alarm, deep appreciation, deep regret, great concern, serious concern"),
    ...withTails("recalling", "appreciation, concern, satisfaction"),
    ...withTails("recognizing", "concern, deep concern"),
    ...withTails("taking note", "concern, interest, satisfaction"),
    ...withTails("welcoming", "appreciation, interest, satisfaction"),
  ],
  intensified: {
    alarmed: ["Deeply", "Gravely"],
    aware: ["Fully"],
    believing: ["Firmly", "Fully"],
    concerned: ["Deeply", "Gravely", "Seriously"],
    condemning: ["Strongly"],
    conscious: ["Deeply", "Fully"],
    convinced: ["Deeply", "Firmly"],
    deploring: ["Deeply", "Strongly"],
    determined: ["Firmly"],
    disturbed: ["Deeply"],
    regretting: ["Deeply"],
  },
  attested: [
    ...["Noting further", "Reaffirming also", "Recalling also", "Recalling further", "Recognizing also"],
    ...["Taking note also", "Taking note further"],
  ],
};

const OPERATIVE: PhraseTable = {
  suggested: [
    // asking
    ...list("appeals, authorizes, calls for, calls upon, demands, designates, directs, encourages, insists, instructs"),
    ...list("invites, recommends, reminds, requests, suggests, urges"),
    // deciding
    ...list("accepts, adopts, approves, confirms, decides, declares, endorses, establishes, proclaims, resolves"),
    ...list("transmits"),
    // finding
    ...list("acknowledges, affirms, appreciates, commends, condemns, congratulates, considers, deplores, emphasizes"),
    ...list(
      "highlights, notes, reaffirms, recalls, recognizes, regrets, reiterates, renews, stresses, supports, trusts",
    ),
    ...list("underlines, underscores, welcomes"),
    ...list("draws attention, draws the attention, looks forward, pays tribute, takes note"),
    ...list("expresses appreciation, expresses concern, expresses deep concern, expresses its appreciation"),
    ...list("expresses its concern, expresses its hope, expresses its intention"),
    ...list("reiterates its call, reiterates its invitation, reiterates its request"),
    ...withTails("notes", "appreciation, concern, deep concern, interest, satisfaction"),
    ...withTails("takes note", "appreciation, interest"),
    ...withTails("welcomes", "appreciation"),
  ],
  recognized: [
    // the preposition belongs to the verb: to call upon, to call for
    ...list("reiterates its call upon, reiterates its call for"),
    ...list(
      "agrees, appoints, asks, bears in mind, commits, concludes, continues, defines, denounces, determines, elects",
    ),
    ...list("expects, extends, has considered, hopes, intends, observes, postpones, promises, protests, rejects"),
    ...list(
      "remains seized, renews its call, renews its call upon, renews its invitation, renews its request, repeats",
    ),
    ...list("reserves, shares, takes into account, takes into consideration, terminates, undertakes, views"),
    ...list("expresses full support, expresses grave concern, expresses its commitment, expresses its condolences"),
    ...list("expresses its conviction, expresses its deep appreciation, expresses its deep concern"),
    ...list("expresses its determination, expresses its full support, expresses its grave concern"),
    ...list("expresses its gratitude, expresses its readiness, expresses its satisfaction"),
    ...list("expresses its sincere appreciation, expresses its support, expresses serious concern, expresses the hope"),
    ...list("reiterates its appeal, reiterates its demand, reiterates its support"),
    ...withTails("acknowledges", "appreciation, concern"),
    ...withTails("notes", "approval, grave concern, great concern, regret, serious concern"),
    ...withTails("recalls", "appreciation"),
    ...withTails("recognizes", "appreciation, concern, deep concern"),
    ...withTails("takes note", "concern, satisfaction"),
    ...withTails("views", "appreciation, concern"),
    ...withTails("welcomes", "interest, satisfaction"),
  ],
  intensified: {
    appreciates: ["Deeply"],
    condemns: ["Strongly"],
    deplores: ["Deeply", "Strongly"],
    encourages: ["Strongly"],
    regrets: ["Deeply"],
    urges: ["Strongly"],
  },
  attested: [
    ...["Also decides", "Also encourages", "Also invites", "Also reaffirms", "Also requests", "Further requests"],
    ...["Also stresses", "Also urges"],
  ],
};

/** The table for one kind of clause. Rules PH1, PH6. Source: published lists and adopted resolutions of several organs. */
export const PHRASE_TABLES: Readonly<Record<"preambular" | "operative", PhraseTable>> = {
  preambular: PREAMBULAR,
  operative: OPERATIVE,
};

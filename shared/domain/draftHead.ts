export const DRAFT_TYPES = ["resolution", "decision", "report"] as const;
export type DraftType = (typeof DRAFT_TYPES)[number];

export const LANGUAGES = ["ar", "en", "es", "fr", "ru", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

export const PROFILES = ["un", "mun"] as const;
export type Profile = (typeof PROFILES)[number];

/** What stands above the text. All fields but type, language and profile may be missing. */
export interface DraftHead {
  readonly type: DraftType;
  readonly language: Language;
  readonly profile: Profile;
  readonly organ?: string;
  /** "A/C.3/81/L.24" */
  readonly symbol?: string;
  /** "2012/19" */
  readonly number?: string;
  readonly session?: string;
  readonly agendaItem?: string;
}

/** Text direction of a draft, from its language alone: interface and draft often differ. */
export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

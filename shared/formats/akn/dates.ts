const MONTHS: readonly (readonly string[])[] = [
  ["January", "janvier", "enero", "января"],
  ["February", "février", "febrero", "февраля"],
  ["March", "mars", "marzo", "марта"],
  ["April", "avril", "abril", "апреля"],
  ["May", "mai", "mayo", "мая"],
  ["June", "juin", "junio", "июня"],
  ["July", "juillet", "julio", "июля"],
  ["August", "août", "agosto", "августа"],
  ["September", "septembre", "septiembre", "сентября"],
  ["October", "octobre", "octubre", "октября"],
  ["November", "novembre", "noviembre", "ноября"],
  ["December", "décembre", "diciembre", "декабря"],
];
const MONTH_NAMES = MONTHS.flat().join("|");

/** A date as it is written in English, French, Spanish and Russian texts: "26 July 2012", "1er juillet 2012". */
export const DATE_PATTERN = String.raw`\d{1,2}(?:er)? (?:de )?(?:${MONTH_NAMES}) (?:de )?\d{4}`;

const WRITTEN = new RegExp(String.raw`^(\d{1,2})(?:er)? (?:de )?(${MONTH_NAMES}) (?:de )?(\d{4})$`);
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;

/** The day that words name, as YYYY-MM-DD; undefined where they are no date and nothing else. */
export function dateIn(words: string): string | undefined {
  const text = words.trim();
  const chinese = CHINESE.exec(text);
  if (chinese) return dayOf(chinese[1], chinese[2], chinese[3]);
  const [, day, month = "", year] = WRITTEN.exec(text) ?? [];
  return dayOf(year, String(MONTHS.findIndex((names) => names.includes(month)) + 1), day);
}

function dayOf(year = "", month = "", day = ""): string | undefined {
  const iso = `${year.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || Number(year) === 0) return undefined;
  // The parser takes 31 June for 1 July.
  return new Date(time).toISOString().startsWith(iso) ? iso : undefined;
}

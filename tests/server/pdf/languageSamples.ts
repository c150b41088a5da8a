import { CONTENT_VERSION, type Content } from "../../../shared/document/content.ts";
import { type BareClause, completeContent } from "../../../shared/document/contentOf.ts";
import type { ClauseKind, Run } from "../../../shared/domain/clause.ts";
import type { Language } from "../../../shared/domain/draftHead.ts";
import type { ClauseId, FootnoteId } from "../../../shared/domain/ids.ts";

/** Kind, level, words; "^a" cites the note "a". */
type Line = readonly [ClauseKind, number, string];

export function contentOfLines(
  lines: readonly Line[],
  notes: Readonly<Record<string, string>>,
  rest: Partial<Omit<Content, "clauses" | "footnotes">> = {},
): Content {
  return completeContent({
    adref: CONTENT_VERSION,
    type: "resolution",
    language: "en",
    head: {},
    ...rest,
    clauses: lines.map(
      ([kind, level, words], index): BareClause => ({
        id: `c${index}` as ClauseId,
        kind,
        level,
        text: words
          .split(/(\^[a-z])/)
          .filter((part) => part !== "")
          .map((part): Run => (part.startsWith("^") ? { footnote: part.slice(1) as FootnoteId } : { text: part })),
      }),
    ),
    footnotes: Object.entries(notes).map(([id, words]) => ({ id: id as FootnoteId, text: [{ text: words }] })),
  });
}

const HEAD = { symbol: "A/C.2/81/L.7", number: "81/7", agendaItem: "18" };

/** One small resolution on coastal lagoons, of our own, in the languages that set pages in their own way. */
export const LANGUAGE_SAMPLES: Readonly<Record<"ar" | "ru" | "zh", Content>> = {
  ar: sample(
    "ar",
    { organ: "الجمعية العامة", session: "الدورة الحادية والثمانون" },
    [
      ["preambular", "إذ تشير"],
      ["preambular", "وإذ تؤكد من جديد"],
      ["preambular", "وإذ تسلم"],
      ["operative", "تهيب"],
      ["operative", "تطلب"],
    ],
    [
      ["title", 0, "حماية البحيرات الشاطئية وصيادي الأسماك الصغار"],
      ["enacting", 0, "إن الجمعية العامة،"],
      [
        "preambular",
        0,
        "إذ تشير إلى قرارها 70/1 المؤرخ 25 أيلول/سبتمبر 2015،^a وإلى اتفاقية التنوع البيولوجي^b والوثائق المتصلة بها،",
      ],
      ["preambular", 0, "وإذ تؤكد من جديد أهمية المياه النظيفة لمجتمعات الصيد التي تعيش على ضفاف البحيرات الشاطئية،^a"],
      ["preambular", 0, "وإذ تسلم بأن ارتفاع منسوب البحر بمقدار 3.5 ملم سنويا يهدد 120 بحيرة على الأقل،"],
      ["operative", 0, "تهيب بالدول الأعضاء أن تقوم بما يلي:"],
      ["operative", 1, "رسم خرائط للبحيرات الشاطئية الواقعة في أقاليمها؛"],
      ["operative", 1, "نشر بيانات عن نوعية المياه كل سنتين، بما في ذلك عن طريق الموقع الشبكي Lagoon Watch؛"],
      [
        "operative",
        0,
        "تطلب إلى الأمين العام أن يقدم إلى الجمعية العامة في دورتها الثانية والثمانين تقريرا عن تنفيذ هذا القرار.",
      ],
      ["closing", 0, "الجلسة العامة 46"],
      ["closing", 0, "26 تموز/يوليه 2026"],
    ],
    { a: "القرار 70/1.", b: "الأمم المتحدة، مجموعة المعاهدات، المجلد 1760، الرقم 30619." },
  ),
  ru: sample(
    "ru",
    { organ: "Генеральная Ассамблея", session: "Восемьдесят первая сессия" },
    [
      ["preambular", "ссылаясь"],
      ["preambular", "вновь подтверждая"],
      ["preambular", "признавая"],
      ["operative", "призывает"],
      ["operative", "просит"],
    ],
    [
      ["title", 0, "Охрана прибрежных лагун и мелких рыболовных промыслов"],
      ["enacting", 0, "Генеральная Ассамблея,"],
      [
        "preambular",
        0,
        "ссылаясь на свою резолюцию 70/1 от 25 сентября 2015 года^a и на Конвенцию о биологическом разнообразии^b,",
      ],
      [
        "preambular",
        0,
        "вновь подтверждая важность чистой воды для рыбацких общин, живущих на берегах прибрежных лагун^a,",
      ],
      [
        "preambular",
        0,
        "признавая, что подъем уровня моря на 3,5 мм в год угрожает не менее чем 120 лагунам, нередко называемым «колыбелью рыбы»,",
      ],
      ["operative", 0, "призывает государства-члены:"],
      ["operative", 1, "составить карты прибрежных лагун, расположенных на их территории;"],
      ["operative", 1, "раз в два года публиковать данные о качестве воды;"],
      [
        "operative",
        0,
        "просит Генерального секретаря представить Генеральной Ассамблее на ее восемьдесят второй сессии доклад об осуществлении настоящей резолюции.",
      ],
      ["closing", 0, "46-е пленарное заседание"],
      ["closing", 0, "26 июля 2026 года"],
    ],
    { a: "Резолюция 70/1.", b: "United Nations, Treaty Series, vol. 1760, No. 30619." },
  ),
  zh: sample(
    "zh",
    { organ: "大会", session: "第八十一届会议" },
    [
      ["preambular", "回顾"],
      ["preambular", "重申"],
      ["preambular", "认识到"],
      ["operative", "促请"],
      ["operative", "请"],
    ],
    [
      ["title", 0, "保护沿海潟湖和小规模渔业"],
      ["enacting", 0, "大会，"],
      ["preambular", 0, "回顾其2015年9月25日第70/1号决议^a和《生物多样性公约》，^b"],
      ["preambular", 0, "重申清洁的水对生活在沿海潟湖沿岸的渔业社区十分重要，^a"],
      ["preambular", 0, "认识到海平面每年上升3.5毫米，至少威胁到120个潟湖，这些潟湖往往被称为“鱼的摇篮”，"],
      ["operative", 0, "促请会员国："],
      ["operative", 1, "绘制本国境内沿海潟湖的地图；"],
      ["operative", 1, "每两年公布一次水质数据，包括通过 Lagoon Watch 网站公布；"],
      ["operative", 0, "请秘书长向大会第八十二届会议提交一份关于本决议执行情况的报告。"],
      ["closing", 0, "2026年7月26日"],
      ["closing", 0, "第46次全体会议"],
    ],
    { a: "第70/1号决议。", b: "联合国，《条约汇编》，第1760卷，第30619号。" },
  ),
};

function sample(
  language: Language,
  head: Content["head"],
  phrases: readonly (readonly ["preambular" | "operative", string])[],
  lines: readonly Line[],
  notes: Readonly<Record<string, string>>,
): Content {
  return contentOfLines(lines, notes, {
    language,
    head: { ...HEAD, ...head },
    phrases: phrases.map(([kind, phrase]) => ({ kind, phrase })),
  });
}

/**
 * The three-letter code of each member and observer state of the United Nations, with the two-letter code under which the
 * browser knows its name in every language. Pairs "BRABR": ISO 3166-1 alpha-3, alpha-2.
 */
const PAIRS =
  "AFGAF ALBAL DZADZ ANDAD AGOAO ATGAG ARGAR ARMAM AUSAU AUTAT AZEAZ BHSBS BHRBH BGDBD BRBBB BLRBY BELBE BLZBZ BENBJ BTNBT BOLBO " +
  "BIHBA BWABW BRABR BRNBN BGRBG BFABF BDIBI CPVCV KHMKH CMRCM CANCA CAFCF TCDTD CHLCL CHNCN COLCO COMKM COGCG CODCD CRICR CIVCI " +
  "HRVHR CUBCU CYPCY CZECZ PRKKP DNKDK DJIDJ DMADM DOMDO ECUEC EGYEG SLVSV GNQGQ ERIER ESTEE SWZSZ ETHET FJIFJ FINFI FRAFR GABGA " +
  "GMBGM GEOGE DEUDE GHAGH GRCGR GRDGD GTMGT GINGN GNBGW GUYGY HTIHT VATVA HNDHN HUNHU ISLIS INDIN IDNID IRNIR IRQIQ IRLIE ISRIL " +
  "ITAIT JAMJM JPNJP JORJO KAZKZ KENKE KIRKI KWTKW KGZKG LAOLA LVALV LBNLB LSOLS LBRLR LBYLY LIELI LTULT LUXLU MDGMG MWIMW MYSMY " +
  "MDVMV MLIML MLTMT MHLMH MRTMR MUSMU MEXMX FSMFM MDAMD MCOMC MNGMN MNEME MARMA MOZMZ MMRMM NAMNA NRUNR NPLNP NLDNL NZLNZ NICNI " +
  "NERNE NGANG MKDMK NORNO OMNOM PAKPK PLWPW PANPA PNGPG PRYPY PERPE PHLPH POLPL PRTPT QATQA KORKR ROURO RUSRU RWARW KNAKN LCALC " +
  "VCTVC WSMWS SMRSM STPST SAUSA SENSN SRBRS SYCSC SLESL SGPSG SVKSK SVNSI SLBSB SOMSO ZAFZA SSDSS ESPES LKALK PSEPS SDNSD SURSR " +
  "SWESE CHECH SYRSY TJKTJ THATH TLSTL TGOTG TONTO TTOTT TUNTN TURTR TKMTM TUVTV UGAUG UKRUA AREAE GBRGB TZATZ USAUS URYUY UZBUZ " +
  "VUTVU VENVE VNMVN YEMYE ZMBZM ZWEZW";

/** A state to choose from: "BRA", "Brazil". */
export interface MemberState {
  readonly code: string;
  readonly name: string;
}

/** All states under their names in a language, in its alphabetical order. */
export function memberStates(language: string): readonly MemberState[] {
  const names = new Intl.DisplayNames(language, { type: "region" });
  const collator = new Intl.Collator(language);
  return PAIRS.split(" ")
    .map((pair) => ({ code: pair.slice(0, 3), name: names.of(pair.slice(3)) ?? pair.slice(0, 3) }))
    .sort((one, other) => collator.compare(one.name, other.name));
}

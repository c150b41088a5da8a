import type { Content } from "../../../document/content.ts";
import { plainText } from "../../../domain/clause.ts";
import { storableText } from "../../../domain/words.ts";
import { NO_DATE } from "../../noDate.ts";
import { PROPERTIES } from "../trackedForm.ts";

/** What the head says, for whoever reads the file again. */
export function customProperties(content: Content): readonly { readonly name: string; readonly value: string }[] {
  const { type, language, profile, head, phrases } = content;
  const values: Readonly<Record<keyof typeof PROPERTIES, string | undefined>> = {
    type,
    language,
    profile,
    organ: head.organ,
    symbol: head.symbol,
    number: head.number,
    session: head.session,
    agendaItem: head.agendaItem,
    phrases: phrases && JSON.stringify(phrases),
  };
  return (Object.keys(PROPERTIES) as (keyof typeof PROPERTIES)[]).flatMap((key) => {
    const value = values[key];
    return value === undefined ? [] : [{ name: PROPERTIES[key], value: storableText(value) }];
  });
}

/** `docProps/core.xml`: the library would write the hour of writing into it. Rule DX1. */
export function corePropertiesXml(content: Content, changedAt: string | undefined): string {
  const title = plainText(content.clauses.find(({ kind }) => kind === "title")?.text ?? []);
  const subject = content.head.symbol ?? content.head.number ?? "";
  const field = (name: string, value: string, attributes = ""): string =>
    value === "" ? "" : `<${name}${attributes}>${escaped(value)}</${name}>`;
  const moment = ' xsi:type="dcterms:W3CDTF"';
  const date = changedAt ?? NO_DATE;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    field("dc:title", title),
    field("dc:subject", subject),
    field("dc:creator", content.head.organ ?? ""),
    field("dc:language", content.language),
    field("dcterms:created", date, moment),
    field("dcterms:modified", date, moment),
    "</cp:coreProperties>",
  ].join("");
}

function escaped(text: string): string {
  return storableText(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

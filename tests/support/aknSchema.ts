import { existsSync, readFileSync } from "node:fs";
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } from "libxml2-wasm";

const FOLDER = new URL("../../../shared/akn/", import.meta.url);

/** False where the schema is not at hand: tests that need it are skipped then, and say so. */
export const hasAknSchema = existsSync(new URL("akomantoso30.xsd", FOLDER));

let known: XsdValidator | undefined;

/** Compiled once: that takes longer than a hundred validations. */
function validator(): XsdValidator {
  if (known) return known;
  const imported = { "akn/xml.xsd": readFileSync(new URL("xml.xsd", FOLDER)) };
  xmlRegisterInputProvider(new XmlBufferInputProvider(imported));
  const schema = XmlDocument.fromBuffer(readFileSync(new URL("akomantoso30.xsd", FOLDER)), {
    url: "akn/akomantoso30.xsd",
  });
  known = XsdValidator.fromDoc(schema);
  schema.dispose();
  return known;
}

/** What the schema of Akoma Ntoso 3.0 says against a file, each with its line; empty for a valid one. */
export function aknSchemaErrors(xml: string): string[] {
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromString(xml);
    validator().validate(document);
    return [];
  } catch (error) {
    const { details = [] } = error as { details?: readonly { readonly line: number; readonly message: string }[] };
    const lines = details.map(({ line, message }) => `line ${line}: ${message.trim()}`);
    return lines.length > 0 ? lines : [String(error)];
  } finally {
    document?.dispose();
  }
}

/** Parsed HTML as plain values, whatever parsed it: a browser's DOM or a parser on the server. */
export type HtmlNode =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "comment"; readonly text: string }
  | HtmlElement;

export interface HtmlElement {
  readonly type: "element";
  /** In lower case. */
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
  /** 1-based line of the source, where the parser knows it. */
  readonly line?: number;
}

/** Visits every element below a node in document order; `around` are the elements around it, outermost first. */
export function visitElements(
  node: HtmlElement,
  visit: (element: HtmlElement, around: readonly HtmlElement[]) => void,
): void {
  const around: HtmlElement[] = [];
  const walk = (parent: HtmlElement): void => {
    around.push(parent);
    for (const child of parent.children) {
      if (child.type !== "element") continue;
      visit(child, around);
      walk(child);
    }
    around.pop();
  };
  walk(node);
}

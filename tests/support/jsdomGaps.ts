// jsdom has no layout, and so no scrolling: there is nothing to bring into view. Tests without a document pass over this.
if (typeof Element !== "undefined") Element.prototype.scrollIntoView ??= () => undefined;

// jsdom has no layout, and so no scrolling: there is nothing to bring into view.
Element.prototype.scrollIntoView ??= () => undefined;

// jsdom has no layout, and so no scrolling: there is nothing to bring into view. Tests without a document pass over this.
if (typeof Element !== "undefined") Element.prototype.scrollIntoView ??= () => undefined;

// It has no screen either: no wish of the system is known, and nothing ever changes its size.
if (typeof window !== "undefined") {
  window.matchMedia ??= (media) => Object.assign(new EventTarget(), { matches: false, media }) as MediaQueryList;
  window.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
}

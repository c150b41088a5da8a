import { useEffect } from "react";

/** The property that `print.css` puts at the head of every sheet. */
const PROPERTY = "--running-head";

/**
 * Says on every printed sheet what it shows and when it was printed: `words` is asked at the moment of printing. It goes by a
 * property of the root, for margins of a page have no elements. Rule UI192.
 */
export function usePrintHead(words: () => string): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const handlePrint = () => style.setProperty(PROPERTY, JSON.stringify(words()));
    window.addEventListener("beforeprint", handlePrint);
    return () => {
      window.removeEventListener("beforeprint", handlePrint);
      style.removeProperty(PROPERTY);
    };
  }, [words]);
}

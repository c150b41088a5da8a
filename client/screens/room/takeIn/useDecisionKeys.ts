import { useEffect, useRef } from "react";

/**
 * Keys of an open dialog, wherever in it the focus is. They are taken before anything else can: Ctrl+Enter on a button would
 * also press the button.
 */
export function useDecisionKeys(handlers: {
  readonly accept?: () => void;
  readonly walk?: (step: 1 | -1) => void;
}): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      const { accept, walk } = latest.current;
      const isAccept = event.key === "Enter" && (event.ctrlKey || event.metaKey);
      if (isAccept && accept) accept();
      else if (event.key === "F7" && walk) walk(event.shiftKey ? -1 : 1);
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener("keydown", handleKey, true);
    return () => window.removeEventListener("keydown", handleKey, true);
  }, []);
}

import { type FocusEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";

interface CardFocus {
  /** For the element around all cards. */
  readonly props: {
    readonly ref: RefObject<HTMLDivElement | null>;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
  /** After a decision, once its dialog is closed: the card behind those decided, or the heading. False where neither is on screen. */
  readonly focusAfter: (decided: readonly AmendmentId[]) => boolean;
  /** To one card; it keeps the focus when it comes to stand in another list. */
  readonly focusCard: (id: AmendmentId) => void;
}

/** Where the focus last was among the cards, and the cards then. */
interface Place {
  readonly element: Element;
  readonly card: string;
  readonly cards: readonly string[];
}

/** So many changes of the list are remembered. */
const MEMORY = 5;

const cardsIn = (element: HTMLElement | null): HTMLElement[] => [
  ...(element?.querySelectorAll<HTMLElement>("article[data-amendment]") ?? []),
];
const idOf = (card: HTMLElement): string => card.dataset.amendment ?? "";
const isShown = (element: HTMLElement): boolean =>
  element.closest("details:not([open])") === null && element.checkVisibility?.() !== false;

/**
 * Keeps the focus among the cards: after a decision it goes to the next one, and where somebody else decides away the card
 * that one is in, likewise; never to the page as a whole. Rule UI81.
 */
export function useCardFocus(heading: RefObject<HTMLElement | null>): CardFocus {
  const ref = useRef<HTMLDivElement>(null);
  const place = useRef<Place | null>(null);
  /** The cards as they were drawn lately, the last first: what was decided may be gone by the time its dialog closes. */
  const former = useRef<readonly (readonly string[])[]>([]);

  const focusAfter = useCallback(
    (decided: readonly string[], cardsThen?: readonly string[]) => {
      const list = cardsThen ?? former.current.find((one) => one.some((id) => decided.includes(id))) ?? [];
      const cards = cardsIn(ref.current).filter(isShown);
      const cardOf = (id: string) => cards.find((card) => idOf(card) === id);
      const index = Math.max(
        0,
        list.findIndex((id) => decided.includes(id)),
      );
      const around = [...list.slice(index), ...list.slice(0, index).reverse(), ...cards.map(idOf)];
      const order = around.filter((id) => !decided.includes(id));
      const target = order.map(cardOf).find((card) => card !== undefined) ?? heading.current;
      if (!target || !isShown(target)) return false;
      target.focus();
      return true;
    },
    [heading],
  );
  const focusCard = useCallback((id: AmendmentId) => {
    const card = cardsIn(ref.current).find((one) => idOf(one) === id);
    if (card && isShown(card)) card.focus();
  }, []);

  useLayoutEffect(() => {
    const lost = place.current;
    if (!lost || lost.element.isConnected || document.activeElement !== document.body) return;
    place.current = null;
    // What is open again stands in another list.
    const same = cardsIn(ref.current).find((card) => idOf(card) === lost.card && card.dataset.status === "tabled");
    if (same) same.focus();
    else focusAfter([lost.card], lost.cards);
  });
  useEffect(() => {
    const cards = cardsIn(ref.current).filter(isShown).map(idOf);
    if (cards.join() !== former.current[0]?.join()) former.current = [cards, ...former.current].slice(0, MEMORY);
  });

  const onFocus = useCallback((event: FocusEvent) => {
    const card = event.target.closest<HTMLElement>("article[data-amendment]");
    const cards = cardsIn(ref.current).filter(isShown).map(idOf);
    place.current = card ? { element: event.target, card: idOf(card), cards } : null;
  }, []);
  const onBlur = useCallback((event: FocusEvent) => {
    // An element that is taken away leaves the focus nowhere; whoever clicks elsewhere wants it there.
    if (event.target.isConnected) place.current = null;
  }, []);
  return { props: { ref, onFocus, onBlur }, focusAfter, focusCard };
}

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { type Announcements, createAnnouncements } from "./announcements.ts";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

const AnnouncementsContext = createContext<Announcements | null>(null);

/** Holds the one polite live region of the application; everything below may speak through `useAnnounce`. Rule A11Y4. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [announcements] = useState(() => createAnnouncements());
  const [spoken, setSpoken] = useState({ message: "", count: 0 });
  useEffect(
    () => announcements.subscribe((message) => setSpoken((last) => ({ message, count: last.count + 1 }))),
    [announcements],
  );
  return (
    <AnnouncementsContext value={announcements}>
      {children}
      <VisuallyHidden>
        {/* A new element each time, so that the same sentence is read again when it comes again. */}
        <span role="status" aria-live="polite">
          <span key={spoken.count}>{spoken.message}</span>
        </span>
      </VisuallyHidden>
    </AnnouncementsContext>
  );
}

/** Says something politely: `announce("Link copied.")`. @throws RangeError outside of the Announcer. */
export function useAnnounce(): Announcements["announce"] {
  const announcements = useContext(AnnouncementsContext);
  if (!announcements) throw new RangeError("useAnnounce needs an <Announcer> above it");
  return announcements.announce;
}

import { useCallback, useEffect, useState } from "react";

/**
 * Notices when the editor breaks. Its errors come out of browser events and of the socket, where React cannot catch them:
 * an error of our own scripts while the text is shown counts as one of the editor's. Rule UI12.
 */
export function useEditorCrash() {
  const [crash, setCrash] = useState<Error | null>(null);
  const reportCrash = useCallback((error: unknown) => {
    setCrash((former) => former ?? (error instanceof Error ? error : new Error(String(error))));
  }, []);
  const clearCrash = useCallback(() => setCrash(null), []);
  useEffect(() => {
    const handleError = (event: ErrorEvent) => {
      const isOurs = event.filename === "" || event.filename.startsWith(location.origin);
      if (isOurs && event.error instanceof Error) reportCrash(event.error);
    };
    window.addEventListener("error", handleError);
    return () => window.removeEventListener("error", handleError);
  }, [reportCrash]);
  return { crash, reportCrash, clearCrash };
}

import { Button } from "../../../ui/Button.tsx";
import { useIssueRev } from "./useIssueRev.tsx";

/** "Rev…" in the toolbar. Rule UI160. */
export function RevTools() {
  const rev = useIssueRev();
  if (!rev) return null;
  return (
    <>
      <Button disabledReason={rev.blocked} onPress={rev.ask}>
        {rev.label}
      </Button>
      {rev.dialog}
    </>
  );
}

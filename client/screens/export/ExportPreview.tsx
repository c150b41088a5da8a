import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { downloadExport } from "../../live/api.ts";
import type { ApiError } from "../../live/apiError.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import styles from "./ExportDialog.module.css";
import type { ExportChoice } from "./exportChoice.ts";
import { previewQuery } from "./exportQuery.ts";

/** The text that would be exported, as a web page in a frame of its own that may do nothing. Rule UI206. */
export function ExportPreview({ draftId, choice }: { readonly draftId: string; readonly choice: ExportChoice }) {
  const { t } = useTranslation();
  const query = previewQuery(choice);
  const page = useQuery<string, ApiError>({
    queryKey: ["preview of export", draftId, query],
    queryFn: async ({ signal }) => (await downloadExport(draftId, query, signal)).blob.text(),
    // The text may have changed since it was looked at.
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <>
      <p className={styles.about}>{t(choice.what === "tracked" ? "export.previewTracked" : "export.previewWords")}</p>
      {page.isPending ? <Skeleton label={t("export.previewing")} lines={8} /> : null}
      {page.isError ? <ErrorBanner error={page.error} onRetry={() => void page.refetch()} /> : null}
      {page.data === undefined ? null : (
        <iframe
          className={styles.preview}
          title={t("export.preview")}
          sandbox=""
          srcDoc={withNonce(page.data)}
          referrerPolicy="no-referrer"
        />
      )}
    </>
  );
}

/** A frame of our own words stands under this page's content policy, which lets only style sheets with its nonce in. */
function withNonce(html: string): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  return nonce ? html.replace(/<style(?=[\s>])/i, `<style nonce="${nonce}"`) : html;
}

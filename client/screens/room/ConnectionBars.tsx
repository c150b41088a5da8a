import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ERRORS, type ErrorCode } from "../../../shared/protocol/errors.ts";
import type { JointSnapshot } from "../../live/jointLive.ts";
import type { LivePhase } from "../../live/liveSnapshot.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import styles from "./ConnectionBars.module.css";
import { useRoom } from "./roomContext.ts";
import { SignInAgain } from "./SignInAgain.tsx";
import { useLive } from "./useLive.ts";

const phaseOf = (live: JointSnapshot) => live.phase;
const isMainOf = (live: JointSnapshot) => live.isMain;
const waitingOf = (live: JointSnapshot) => live.waiting;
const keepsCopy = (live: JointSnapshot) => live.keepsCopy;
const backOf = (live: JointSnapshot) => live.back;

/** A loss that is over before this is not worth moving the page for; the save sign says it at once. */
const SHOWN_AFTER_MS = 800;

/** What is to be said about the connection, at every width: of the draft first. Rules UI20, SY55, A11Y16. */
export function ConnectionBars() {
  const live = useRoom().connection.joint;
  const phase = useLive(live, phaseOf);
  const isAway = phase.kind === "waiting" || phase.kind === "connecting" || phase.kind === "recovering";
  const isLong = useLasting(isAway, SHOWN_AFTER_MS);
  if (phase.kind === "halted") {
    return phase.code === "sign_in_again" ? <SignInAgain /> : <HaltedBar code={phase.code} />;
  }
  if (isAway && isLong) return <AwayBar phase={phase} />;
  return <BackBar />;
}

function AwayBar({ phase }: { readonly phase: LivePhase }) {
  const { t } = useTranslation();
  const live = useRoom().connection.joint;
  const waiting = useLive(live, waitingOf);
  const kept = useLive(live, keepsCopy);
  const isMain = useLive(live, isMainOf);
  const title = t(isMain ? "room.offline.title" : "room.offline.privateTitle");
  const reason = phase.kind === "waiting" && phase.code ? t(ERRORS[phase.code].messageKey) : title;
  return (
    <Banner
      tone="amber"
      actions={
        phase.kind === "waiting" ? (
          <>
            <Countdown to={phase.retryAt} />
            <Button onPress={() => live.retryNow()}>{t("room.offline.tryNow")}</Button>
          </>
        ) : (
          <span className={styles.beside}>{t("room.offline.trying")}</span>
        )
      }
    >
      {/* Said once; the words beside it change with every change that waits. */}
      <VisuallyHidden>
        <span role="alert">{t(kept ? "room.offline.spoken" : "room.offline.spokenNoCopy")}</span>
      </VisuallyHidden>
      <strong>{reason}</strong> {t(kept ? "room.offline.kept" : "room.offline.notKept")}{" "}
      {waiting > 0 ? t("room.offline.waiting", { count: waiting }) : null}
    </Banner>
  );
}

function Countdown({ to }: { readonly to: number }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((to - now) / 1000));
  return (
    <span className={styles.beside} aria-hidden="true">
      {t("room.offline.retryIn", { count: seconds })}
    </span>
  );
}

function HaltedBar({ code }: { readonly code: ErrorCode }) {
  const { t } = useTranslation();
  const live = useRoom().connection.joint;
  const waiting = useLive(live, waitingOf);
  const isMain = useLive(live, isMainOf);
  const action =
    code === "client_too_old" ? (
      <Button variant="primary" onPress={() => location.reload()}>
        {t("app.reload")}
      </Button>
    ) : (
      <Button onPress={() => void live.resume()}>{t("ui.tryAgain")}</Button>
    );
  const key = code === "no_access" ? ERRORS.access_changed.messageKey : ERRORS[code].messageKey;
  return (
    <Banner
      tone={code === "client_too_old" || code === "draft_closed" ? "info" : "error"}
      role="alert"
      actions={action}
    >
      {isMain ? null : `${t("room.offline.privateTitle")} `}
      {t(key)} {waiting > 0 ? t("room.offline.canCopy", { count: waiting }) : null}
    </Banner>
  );
}

/** How long good news stays. */
const BACK_SHOWN_MS = 12_000;

function BackBar() {
  const { t, i18n } = useTranslation();
  const { connection, projection, editor } = useRoom();
  const live = connection.joint;
  const back = useLive(live, backOf);
  useEffect(() => {
    if (!back) return;
    const timer = setTimeout(() => live.dismissBack(), BACK_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [back, live]);
  if (!back) return null;
  const changed = back.changed.filter((id) => projection.clause(id));
  const labels = changed.map((id) => projection.clause(id)?.label ?? "").filter((label) => label !== "");
  const named = new Intl.ListFormat(i18n.language).format(labels.slice(0, 3));
  const [first] = changed;
  return (
    <Banner
      tone="done"
      role="status"
      actions={
        <>
          {first ? (
            <Button
              onPress={() => {
                live.dismissBack();
                editor?.focus(first, "start");
              }}
            >
              {t("room.backOnline.see")}
            </Button>
          ) : null}
          <Button variant="quiet" onPress={() => live.dismissBack()}>
            {t("ui.close")}
          </Button>
        </>
      }
    >
      {t("room.backOnline.online")} {back.sent > 0 ? t("room.backOnline.sent", { count: back.sent }) : null}{" "}
      {labels.length > 3
        ? t("room.backOnline.changedMany", { count: changed.length })
        : labels.length > 0
          ? t("room.backOnline.changed", { labels: named, count: labels.length })
          : null}
    </Banner>
  );
}

/** True once `isOn` has lasted `ms`. */
function useLasting(isOn: boolean, ms: number): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isOn) {
      setIsLong(false);
      return;
    }
    const timer = setTimeout(() => setIsLong(true), ms);
    return () => clearTimeout(timer);
  }, [isOn, ms]);
  return isOn && isLong;
}

import { useTranslation } from "react-i18next";
import { useFormats } from "../../live/useFormats.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Select } from "../../ui/Select.tsx";
import { compareAddress } from "../compare/compareAddress.ts";
import { useRoom } from "../room/roomContext.ts";
import { FilterChoices } from "../text/FilterChoices.tsx";
import styles from "./ExportDialog.module.css";
import { type ExportChoice, type ExportWhat, type FileFormat, formatsOf, hasPages } from "./exportChoice.ts";
import { PAPERS } from "./paper.ts";

export interface ExportChoicesProps {
  readonly draftId: string;
  readonly offered: readonly ExportWhat[];
  readonly choice: ExportChoice;
  /** Whether a note is cited more than once. */
  readonly hasNotesAgain: boolean;
  readonly onChoice: (choice: ExportChoice) => void;
}

/** What is exported, as what kind of file, and what belongs to it: only what means something for both. Rules UI57, UI205. */
export function ExportChoices({ draftId, offered, choice, hasNotesAgain, onChoice }: ExportChoicesProps) {
  const { t } = useTranslation();
  const { state } = useRoom();
  const { what, format } = choice;
  const change = (part: Partial<ExportChoice>) => onChoice({ ...choice, ...part });
  const pages = hasPages(choice);
  const hasNotes = hasNotesAgain && what !== "register" && format !== "json";
  const about =
    format === "json" && what === "compilation" ? t("export.jsonCompiledWords") : t(`export.${format}Words`);

  return (
    <>
      <RadioGroup<ExportWhat>
        label={t("export.what")}
        layout="grid"
        options={offered.map((one) => ({
          value: one,
          label: t(`export.${one}`),
          description: t(`export.${one}Words`),
        }))}
        value={what}
        onChange={(chosen) => change({ what: chosen })}
      />
      {what === "redline" ? <ChooseRev draftId={draftId} choice={choice} onChange={change} /> : null}
      {what === "compilation" ? (
        <FilterChoices
          amendments={[...state.amendments.values()]}
          filter={choice.filter}
          onFilter={(filter) => change({ filter })}
        />
      ) : null}
      <div>
        <RadioGroup<FileFormat>
          label={t("export.format")}
          layout="row"
          options={formatsOf(what).map((one) => ({ value: one, label: t(`export.${one}`) }))}
          value={format}
          onChange={(chosen) => change({ format: chosen })}
        />
        <p className={styles.about}>{about}</p>
      </div>
      <div className={styles.details}>
        {pages ? (
          <RadioGroup<ExportChoice["paper"]>
            label={t("export.paper")}
            layout="row"
            options={PAPERS.map((paper) => ({ value: paper, label: t(`export.${paper}`) }))}
            value={choice.paper}
            onChange={(paper) => change({ paper })}
          />
        ) : null}
        {pages || hasNotes ? (
          <fieldset className={styles.include}>
            <legend>{t("export.include")}</legend>
            {pages ? (
              <>
                <Checkbox isSelected={choice.hasMasthead} onChange={(hasMasthead) => change({ hasMasthead })}>
                  {t("export.masthead")}
                </Checkbox>
                <Checkbox isSelected={choice.hasLineNumbers} onChange={(hasLineNumbers) => change({ hasLineNumbers })}>
                  {t("export.lineNumbers")}
                </Checkbox>
              </>
            ) : null}
            {what === "tracked" && format === "docx" ? (
              <Checkbox isSelected={choice.hasComments} onChange={(hasComments) => change({ hasComments })}>
                {t("export.comments")}
              </Checkbox>
            ) : null}
            {hasNotes ? (
              <Checkbox
                isSelected={choice.notes === "new"}
                onChange={(isNew) => change({ notes: isNew ? "new" : "reuse" })}
              >
                {t("export.notesNew")}
              </Checkbox>
            ) : null}
          </fieldset>
        ) : null}
      </div>
    </>
  );
}

interface ChooseRevProps {
  readonly draftId: string;
  readonly choice: ExportChoice;
  readonly onChange: (part: Partial<ExportChoice>) => void;
}

/** Which issued version the present text is held against; the latest unless another is chosen. */
function ChooseRev({ draftId, choice, onChange }: ChooseRevProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { state } = useRoom();
  const revs = state.revisions.toReversed();
  const chosen = choice.from ?? revs[0]?.rev ?? 0;
  return (
    <div className={styles.rev}>
      <Select
        label={t("export.against")}
        options={revs.map(({ rev, name, at }) => ({ value: String(rev), label: `${name} · ${formats.date(at)}` }))}
        value={String(chosen)}
        onChange={(value) => onChange({ from: Number(value) })}
      />
      <ButtonLink href={compareAddress(draftId, chosen, "current")}>{t("export.seeChanges")}</ButtonLink>
    </div>
  );
}

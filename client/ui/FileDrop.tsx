import type { ReactNode } from "react";
import { DropZone, FileTrigger, isFileDropItem, isTextDropItem, type TextDropItem } from "react-aria-components";
import { Button } from "./Button.tsx";
import { classNames } from "./classNames.ts";
import styles from "./FileDrop.module.css";

export interface FileDropProps {
  /** What may be dropped here, in words. */
  readonly label: string;
  readonly buttonLabel: string;
  /** Endings or media types the file picker offers. */
  readonly accept: readonly string[];
  readonly children?: ReactNode;
  readonly onFile: (file: File) => void;
  /** Words dropped, or pasted while the zone has the focus; with their HTML where they came with it. Without it only files are taken. */
  readonly onText?: (text: string, html: string | null) => void;
}

/** A place for one file: by button, by dropping, by pasting. Whatever can be dragged has a button. Rule A11Y12. */
export function FileDrop({ label, buttonLabel, accept, children, onFile, onText }: FileDropProps) {
  return (
    <DropZone
      aria-label={label}
      className={classNames(styles.zone)}
      getDropOperation={() => "copy"}
      onDrop={(event) => {
        const file = event.items.find(isFileDropItem);
        const text = event.items.find((item) => isTextDropItem(item) && item.types.has("text/plain"));
        if (file) void file.getFile().then(onFile);
        else if (onText && text && isTextDropItem(text)) void textOf(text).then((words) => onText(...words));
      }}
    >
      {/* Not React Aria's label slot: the zone would be named by its own word "DropZone" as well. */}
      <p className={classNames(styles.label)}>{label}</p>
      <FileTrigger
        acceptedFileTypes={accept}
        onSelect={(files) => {
          const file = files?.[0];
          if (file) onFile(file);
        }}
      >
        <Button>{buttonLabel}</Button>
      </FileTrigger>
      {children}
    </DropZone>
  );
}

async function textOf(item: TextDropItem): Promise<[text: string, html: string | null]> {
  return [await item.getText("text/plain"), item.types.has("text/html") ? await item.getText("text/html") : null];
}

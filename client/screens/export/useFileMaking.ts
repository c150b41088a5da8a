import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { DownloadedFile } from "../../live/api.ts";
import type { ApiError } from "../../live/apiError.ts";

type Ask = (signal: AbortSignal) => Promise<DownloadedFile>;

/** A file that the server makes, which may take its time. */
export interface FileMaking {
  /** Asks for a file; the one asked for before is given up. `onNone`: it failed or was stopped. */
  readonly make: (ask: Ask, onFile: (file: DownloadedFile) => void, onNone?: () => void) => void;
  /** Gives the file up; the server stops too. */
  readonly stop: () => void;
  readonly isPending: boolean;
  readonly error: ApiError | null;
}

/** Has a file made that can be stopped, also by leaving. Rule UI207. */
export function useFileMaking(): FileMaking {
  const current = useRef<AbortController | null>(null);
  const { mutate, reset, isPending, error } = useMutation<DownloadedFile, ApiError, Ask>({
    mutationFn: (ask) => {
      const controller = new AbortController();
      current.current = controller;
      return ask(controller.signal);
    },
  });
  const onStop = useRef<(() => void) | undefined>(undefined);
  const giveUp = () => {
    current.current?.abort();
    onStop.current?.();
    onStop.current = undefined;
  };
  useEffect(() => () => current.current?.abort(), []);
  return {
    make: (ask, onFile, onNone) => {
      giveUp();
      onStop.current = onNone;
      mutate(ask, {
        onSuccess: (file) => {
          onStop.current = undefined;
          onFile(file);
        },
        onError: giveUp,
      });
    },
    stop: () => {
      giveUp();
      reset();
    },
    isPending,
    error,
  };
}

import { docxDiffAcceptRevisions, docxDiffRejectRevisions, initialize } from "docxodus/core";

/** An engine for Word files that is not ours: what it makes of tracked changes is a second opinion. */
export async function otherEngine(): Promise<{
  accept(bytes: Uint8Array): Promise<Uint8Array>;
  reject(bytes: Uint8Array): Promise<Uint8Array>;
}> {
  await initialize();
  return { accept: docxDiffAcceptRevisions, reject: docxDiffRejectRevisions };
}

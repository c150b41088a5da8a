import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { OfflineCopy } from "../../../client/live/offlineCopy.ts";
import { memoryStorage } from "./liveHarness.ts";

const NAME = { room: "d", participant: "p", generation: 2 };

describe("the copy on the device", () => {
  test("[SY47] where storage is closed nothing is promised and nothing breaks", async () => {
    const closed = [
      null,
      {
        open: () => {
          throw new DOMException("denied", "SecurityError");
        },
      },
      {
        open: () => {
          const request: { onerror?: () => void } = {};
          queueMicrotask(() => request.onerror?.());
          return request;
        },
      },
    ] as unknown as (IDBFactory | null)[];
    for (const factory of closed) {
      const copy = new OfflineCopy(NAME, factory, null);
      expect(await copy.attach(new Y.Doc(), () => undefined)).toBe(false);
      expect(copy.isOrigin(null)).toBe(false);
      copy.startAfresh();
      copy.detach();
    }
  });

  test("[SY47] a copy from before a restore is found again, one of the present state is not", () => {
    const storage = memoryStorage();
    const former = () => new OfflineCopy(NAME, null, storage).former();
    expect(former()).toBeNull();
    storage.setItem("adref:generation:d:p", "1");
    expect(former()).toBeInstanceOf(OfflineCopy);
    storage.setItem("adref:generation:d:p", "2");
    expect(former()).toBeNull();
    storage.setItem("adref:generation:d:p", "rubbish");
    expect(former()).toBeNull();
  });
});

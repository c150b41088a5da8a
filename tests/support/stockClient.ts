import { onTestFinished } from "vitest";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { type DraftDoc, draftDoc } from "../../shared/document/draftDoc.ts";
import { decodeRefused, decodeSaved, MESSAGE } from "../../shared/protocol/messages.ts";

/** The stock y-websocket client with a document of its own. */
export interface StockClient {
  readonly doc: Y.Doc;
  readonly draft: DraftDoc;
  readonly provider: WebsocketProvider;
  /** How many of its frames the server has acknowledged on this connection. */
  saved: number;
}

/** Connects the stock client to a draft as the holder of a session. It is torn down after the test. */
export function connectClient(address: string, draft: string, session: string | undefined): StockClient {
  class SignedSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, session === undefined ? {} : { headers: { authorization: `Bearer ${session}` } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${address.replace("http", "ws")}/sync`, draft, doc, {
    WebSocketPolyfill: SignedSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  const client: StockClient = { doc, draft: draftDoc(doc), provider, saved: 0 };
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    client.saved = decodeSaved(decoder);
  };
  provider.messageHandlers[MESSAGE.refused] = (_encoder, decoder) => void decodeRefused(decoder);
  onTestFinished(() => {
    provider.destroy();
    doc.destroy();
  });
  return client;
}

/** Resolves when the client has all that the server has. */
export function connected({ provider }: StockClient): Promise<void> {
  return new Promise((resolve) => {
    if (provider.synced) resolve();
    else provider.once("sync", () => resolve());
  });
}

/** Resolves when the server has acknowledged so many frames of the client; the first is its answer on connecting. */
export function savedReaches(client: StockClient, count: number): Promise<void> {
  const former = client.provider.messageHandlers[MESSAGE.saved];
  return new Promise((resolve) => {
    const look = () => {
      if (client.saved >= count) resolve();
    };
    client.provider.messageHandlers[MESSAGE.saved] = (...frame) => {
      former?.(...frame);
      look();
    };
    look();
  });
}

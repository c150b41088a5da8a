import { randomBytes } from "node:crypto";
import net from "node:net";

const OPCODE = { binary: 2, close: 8, ping: 9, pong: 10 } as const;
/** How much of a message is kept when nobody wants to read the whole of it. */
const HEAD_BYTES = 512;
const MASK = [0x5a, 0x17, 0xc3, 0x88] as const;
/** One buffer for every socket of the process: a read allocates nothing, and what is in it is used up before the next. */
const READ_BUFFER = Buffer.allocUnsafeSlow(1024 * 1024);

type SocketState = "connecting" | "open" | "closed";

export interface FrameSocketOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** True: `onMessage` gets every message whole. False: at least its first bytes. */
  readonly whole: boolean;
  readonly onOpen: () => void;
  /** `message` is only valid during the call; `bytes` is the message's full length. */
  readonly onMessage: (message: Buffer, bytes: number) => void;
  readonly onClose: (reason: string) => void;
}

/**
 * A WebSocket client that does as little as can be done: five hundred of them must cost the load process less than the
 * server under test spends on sending to them. It reads frame headers, answers pings, and masks what it sends.
 */
export class FrameSocket {
  readonly #options: FrameSocketOptions;
  readonly #socket: net.Socket;
  #state: SocketState = "connecting";
  #opcode = 0;
  #length = 0;
  /** Bytes of the present message that are still to come; 0 between two messages. */
  #missing = 0;
  #body = Buffer.alloc(0);
  #bodyFilled = 0;
  #leftover: Buffer | null = null;

  constructor(options: FrameSocketOptions) {
    this.#options = options;
    const url = new URL(options.url);
    this.#socket = net.connect({
      host: url.hostname,
      port: Number(url.port),
      noDelay: true,
      onread: {
        buffer: READ_BUFFER,
        callback: (count) => {
          this.#read(READ_BUFFER.subarray(0, count));
          return true;
        },
      },
    });
    this.#socket.on("connect", () => {
      const lines = [
        `GET ${url.pathname}${url.search} HTTP/1.1`,
        `Host: ${url.host}`,
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
        ...Object.entries(options.headers).map(([name, value]) => `${name}: ${value}`),
      ];
      this.#socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    });
    this.#socket.on("error", (error) => this.#end(error.message));
    this.#socket.on("close", () => this.#end("connection lost"));
  }

  get isOpen(): boolean {
    return this.#state === "open";
  }

  /** Bytes handed to the socket and not yet taken by the kernel. */
  get backlogBytes(): number {
    return this.#socket.writableLength;
  }

  send(message: Uint8Array): void {
    if (this.isOpen) this.#socket.write(maskedFrame(OPCODE.binary, message));
  }

  /** Drops the connection without a word, as a lost network does. */
  terminate(): void {
    this.#state = "closed";
    this.#socket.destroy();
  }

  #end(reason: string): void {
    if (this.#state === "closed") return;
    this.terminate();
    this.#options.onClose(reason);
  }

  #read(received: Buffer): void {
    let chunk = received;
    if (this.#leftover) {
      chunk = Buffer.concat([this.#leftover, received]);
      this.#leftover = null;
    }
    let at = 0;
    if (this.#state === "connecting") {
      const end = chunk.indexOf("\r\n\r\n");
      if (end < 0) {
        this.#leftover = Buffer.from(chunk);
        return;
      }
      const status = chunk.toString("latin1", 0, chunk.indexOf("\r\n"));
      if (!status.startsWith("HTTP/1.1 101")) {
        this.#end(`the server answered ${status}`);
        return;
      }
      at = end + 4;
      this.#state = "open";
      this.#options.onOpen();
    }
    while (at < chunk.length && this.isOpen) {
      if (this.#missing > 0) {
        at += this.#fill(chunk, at);
        continue;
      }
      const start = this.#readHeader(chunk, at);
      if (start < 0) {
        this.#leftover = Buffer.from(chunk.subarray(at));
        return;
      }
      const end = start + this.#length;
      if (end <= chunk.length) {
        this.#deliver(chunk.subarray(start, end));
        at = end;
      } else {
        this.#body = Buffer.allocUnsafe(this.#options.whole ? this.#length : Math.min(this.#length, HEAD_BYTES));
        this.#bodyFilled = 0;
        this.#missing = this.#length;
        at = start;
      }
    }
  }

  /** Takes a frame header at `at`. Gives where the payload begins, or −1 when the header is not complete yet. */
  #readHeader(chunk: Buffer, at: number): number {
    const available = chunk.length - at;
    if (available < 2) return -1;
    const short = chunk.readUInt8(at + 1) & 0x7f;
    const size = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (available < size) return -1;
    this.#opcode = chunk.readUInt8(at) & 0x0f;
    this.#length =
      short < 126 ? short : short === 126 ? chunk.readUInt16BE(at + 2) : Number(chunk.readBigUInt64BE(at + 2));
    return at + size;
  }

  /** Takes what belongs to a message that began in an earlier read. Gives the number of bytes used. */
  #fill(chunk: Buffer, at: number): number {
    const count = Math.min(this.#missing, chunk.length - at);
    const kept = Math.min(count, this.#body.length - this.#bodyFilled);
    chunk.copy(this.#body, this.#bodyFilled, at, at + kept);
    this.#bodyFilled += kept;
    this.#missing -= count;
    if (this.#missing === 0) this.#deliver(this.#body);
    return count;
  }

  #deliver(payload: Buffer): void {
    switch (this.#opcode) {
      case OPCODE.ping:
        this.#socket.write(maskedFrame(OPCODE.pong, payload));
        return;
      case OPCODE.close:
        this.#end(payload.length >= 2 ? `closed with ${payload.readUInt16BE(0)}` : "closed");
        return;
      default:
        this.#options.onMessage(payload, this.#length);
    }
  }
}

function maskedFrame(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const frame = Buffer.allocUnsafe(2 + extended + MASK.length + length);
  frame.writeUInt8(0x80 | opcode, 0);
  frame.writeUInt8(0x80 | (extended === 0 ? length : extended === 2 ? 126 : 127), 1);
  if (extended === 2) frame.writeUInt16BE(length, 2);
  if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  const start = 2 + extended + MASK.length;
  frame.set(MASK, start - MASK.length);
  for (let i = 0; i < length; i++) frame[start + i] = (payload[i] ?? 0) ^ (MASK[i & 3] ?? 0);
  return frame;
}

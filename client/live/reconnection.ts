import { assertNever } from "../../shared/domain/assertNever.ts";
import { type ErrorCode, errorOfClose } from "../../shared/protocol/errors.ts";
import type { DraftResponse } from "../../shared/protocol/http.ts";
import { Attempts } from "./attempts.ts";
import { afterClose } from "./closeAction.ts";
import type { LiveEnvironment } from "./connectionOptions.ts";
import type { LivePhase } from "./liveSnapshot.ts";

export interface ReconnectionOptions extends Pick<LiveEnvironment, "askAccess" | "random" | "now"> {
  /** What an attempt that begins now is for. */
  readonly purpose: () => "connecting" | "recovering";
  readonly openSocket: () => void;
  /** Gives the socket up from this side. */
  readonly drop: () => void;
  /** The server will not take what this document holds: a fresh one is needed. */
  readonly recover: (code: "too_large" | "update_refused") => void;
  /**
   * Takes over what the API says now. `renewed`: a fresh document has begun and connects by itself. `barred`: the person
   * may be in the draft, but not in this room.
   */
  readonly takeAccess: (access: DraftResponse) => "same" | "renewed" | "barred";
  /** `phase` is another one. */
  readonly onChange: () => void;
}

/** Answers of the API that will pass. */
const PASSING: readonly ErrorCode[] = ["restarting", "storage_unavailable", "too_fast", "internal"];

/** Where one session stands with its server, and whether and when it tries again. Rules SY40, SY41. */
export class Reconnection {
  readonly #options: ReconnectionOptions;
  readonly #attempts: Attempts;
  #phase: LivePhase = { kind: "connecting" };
  #isStopped = false;

  constructor(options: ReconnectionOptions) {
    this.#options = options;
    this.#attempts = new Attempts(options.random);
  }

  get phase(): LivePhase {
    return this.#phase;
  }

  connect(): void {
    this.#attempts.cancel();
    this.#phase = { kind: this.#options.purpose() };
    this.#options.openSocket();
    this.#options.onChange();
  }

  /** Connects at once, whatever the pause. */
  retryNow(): void {
    if (this.#phase.kind === "waiting") this.connect();
  }

  /** The system says that there is no network; the socket itself may take half a minute to notice. */
  networkGone(): void {
    if (this.#phase.kind === "open" || this.#phase.kind === "connecting") this.#options.drop();
  }

  /** Asks for access again and goes on, where nothing would have happened by itself. */
  async resume(): Promise<void> {
    if (this.#phase.kind !== "halted") return;
    this.#attempts.forget();
    await this.#askAndConnect();
  }

  /** The server's state has come. */
  opened(): void {
    this.#attempts.opened();
    this.#enter({ kind: "open" });
  }

  /** The socket is gone; `close` is null where it was given up from this side or never opened. */
  lost(close: number | null): void {
    // Halting closes the socket too.
    if (this.#phase.kind === "halted") return;
    this.#attempts.lost();
    const code = close === null ? null : (errorOfClose(close) ?? null);
    const action = afterClose(code);
    switch (action) {
      case "recover":
        this.#options.recover(code === "too_large" ? "too_large" : "update_refused");
        break;
      case "halt":
        this.halt(code ?? "internal");
        break;
      case "askAccess":
        void this.#askAndConnect();
        break;
      case "retry":
      case "retryLater":
        this.#attempts.failed();
        // The upgrade may have been refused over HTTP, which a browser reports without a reason: then ask the API.
        if (code === null && this.#attempts.count % 3 === 2) void this.#askAndConnect();
        else this.#wait(code, action === "retryLater");
        break;
      default:
        assertNever(action);
    }
  }

  /** Nothing more happens until somebody asks for it. */
  halt(code: ErrorCode): void {
    this.#attempts.cancel();
    this.#options.drop();
    this.#enter({ kind: "halted", code });
  }

  stop(): void {
    this.#isStopped = true;
    this.#attempts.stop();
  }

  #wait(code: ErrorCode | null, longer: boolean): void {
    const pause = this.#attempts.later(() => this.connect(), longer);
    this.#enter({ kind: "waiting", retryAt: this.#options.now() + pause, code });
  }

  async #askAndConnect(): Promise<void> {
    this.#enter({ kind: "connecting" });
    const answer = await this.#options.askAccess();
    if (this.#isStopped) return;
    this.#attempts.failed();
    if (!answer.ok) {
      if (answer.code === null || PASSING.includes(answer.code)) this.#wait(answer.code, false);
      else this.halt(answer.code);
      return;
    }
    const change = this.#options.takeAccess(answer.access);
    if (change === "barred") this.halt("no_access");
    // An answer that the socket then contradicts must not make a tight circle.
    else if (change === "same" && this.#attempts.count > 2) this.#wait(null, false);
    else if (change === "same") this.connect();
  }

  #enter(phase: LivePhase): void {
    this.#phase = phase;
    this.#options.onChange();
  }
}

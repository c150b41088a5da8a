/** What one client may ask of the HTTP API. Rule SE6. */
export interface HttpLimits {
  /** Bytes of a JSON body. */
  readonly maxJsonBytes: number;
  /** Bytes of an upload or a content JSON. */
  readonly maxUploadBytes: number;
  /** Bytes of a Word file: packed, and with whatever pictures it has. */
  readonly maxWordBytes: number;
  /** Requests a minute of one session. */
  readonly sessionRequestsPerMinute: number;
  /** Requests a minute without a session from one address; a whole conference may stand behind one. */
  readonly addressRequestsPerMinute: number;
  /** Tokens that open nothing, a minute from one address. */
  readonly failedTokensPerMinute: number;
}

export const HTTP_LIMITS: HttpLimits = {
  maxJsonBytes: 256 * 1024,
  maxUploadBytes: 8 * 1024 * 1024,
  maxWordBytes: 24 * 1024 * 1024,
  sessionRequestsPerMinute: 3_000,
  addressRequestsPerMinute: 6_000,
  failedTokensPerMinute: 30,
};

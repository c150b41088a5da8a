/** Bounds of one update and of one document. Everything beyond is refused, nothing is cut. Rule SY20. */
export interface UpdateLimits {
  readonly maxUpdateBytes: number;
  readonly maxStructs: number;
  /** Ranges of deletions in one update. */
  readonly maxDeletions: number;
  /** Client ids that one update may use for the first time: a device that was long offline has several. */
  readonly maxNewClients: number;
  /** Steps that placing the update among concurrent edits may take: Yjs is quadratic there. */
  readonly maxContention: number;
}

/** Bounds of the live server. All of them are settings. Rule SY20. */
export interface SyncLimits extends UpdateLimits {
  /** Yjs client ids with structs that one participant may have in a room; each one costs everybody at every update. */
  readonly maxClientsPerParticipant: number;
  /** Questions for the document or for everybody's presence that one connection may ask a second, and how many at once. */
  readonly asksPerSecond: number;
  readonly askBurst: number;
  /** Largest frame that is read at all. Above `maxUpdateBytes`, so that an update too large is answered, not cut off. */
  readonly maxFrameBytes: number;
  readonly maxDocumentBytes: number;
  readonly maxAwarenessBytes: number;
  readonly maxAwarenessClients: number;
  readonly maxConnectionsPerRoom: number;
  readonly maxConnectionsPerParticipant: number;
  /** Upgrades that wait for their authentication at one time. */
  readonly maxPendingUpgrades: number;
  /** Frames a second one connection may send in the long run, and how many at once. */
  readonly framesPerSecond: number;
  readonly frameBurst: number;
  /** The same for all connections of one participant together. */
  readonly participantFramesPerSecond: number;
  readonly participantFrameBurst: number;
  /** Bytes a second one participant may send in the long run, and how many at once. */
  readonly participantBytesPerSecond: number;
  readonly participantByteBurst: number;
  /** A reader is slow when more than `slowBytes` wait for longer than `slowMs`, or more than `hopelessBytes` at all. */
  readonly slowBytes: number;
  readonly slowMs: number;
  readonly hopelessBytes: number;
  readonly pingMs: number;
  readonly awarenessMs: number;
  /** How often unchanged presence is told again. Below half of the 30 s after which clients forget somebody. */
  readonly rollCallMs: number;
  /** A busy room sends at least this often. */
  readonly maxBatchMs: number;
  readonly snapshotEvery: number;
  readonly unloadAfterMs: number;
  readonly draftRowMs: number;
}

export const DEFAULT_SYNC_LIMITS: SyncLimits = {
  maxUpdateBytes: 4 << 20,
  maxStructs: 100_000,
  maxDeletions: 100_000,
  maxNewClients: 64,
  maxContention: 500_000,
  maxClientsPerParticipant: 2_000,
  asksPerSecond: 0.2,
  askBurst: 10,
  maxFrameBytes: 8 << 20,
  maxDocumentBytes: 64 << 20,
  maxAwarenessBytes: 8 << 10,
  maxAwarenessClients: 4,
  maxConnectionsPerRoom: 2_000,
  maxConnectionsPerParticipant: 20,
  maxPendingUpgrades: 1_000,
  framesPerSecond: 100,
  frameBurst: 1_000,
  participantFramesPerSecond: 200,
  participantFrameBurst: 2_000,
  participantBytesPerSecond: 1 << 20,
  participantByteBurst: 32 << 20,
  slowBytes: 1 << 20,
  slowMs: 20_000,
  hopelessBytes: 64 << 20,
  pingMs: 25_000,
  awarenessMs: 150,
  rollCallMs: 10_000,
  maxBatchMs: 30,
  snapshotEvery: 500,
  unloadAfterMs: 30_000,
  draftRowMs: 2_000,
};

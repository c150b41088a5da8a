import { ROUTES } from "../../shared/protocol/routes.ts";
import type { Metrics } from "../ops/metrics.ts";
import { ApiError } from "./apiError.ts";
import type { Mount } from "./mount.ts";

/** Whether the server takes work, for load balancers. `false` from the first signal to stop on. */
export interface Readiness {
  isReady(): boolean;
  /** Reads from the store. @throws StoreError when it cannot. */
  probe(): Promise<void>;
}

/** Routes for operations. Rules OP2, OP3. */
export function mountHealth(mount: Mount, deps: { readiness: Readiness; metrics: Metrics }): void {
  mount(ROUTES.health, async () => ({ status: "ok" as const }));

  mount(ROUTES.ready, async () => {
    if (!deps.readiness.isReady()) throw new ApiError("restarting");
    await deps.readiness.probe();
    return { status: "ready" as const };
  });

  mount(ROUTES.metrics, async ({ c }) => {
    const { text, type } = await deps.metrics.render();
    return c.body(text, 200, { "Content-Type": type });
  });
}

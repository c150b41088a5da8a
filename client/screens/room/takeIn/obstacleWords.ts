import type { ErrorMessageKey } from "../../../live/apiError.ts";
import type { PlanObstacle } from "./plannedChange.ts";

type ObstacleKey =
  | ErrorMessageKey
  | "takeIn.obstacle.closed"
  | "takeIn.obstacle.different"
  | "takeIn.obstacle.collide"
  | "takeIn.obstacle.gone";

/** The sentence that says why nothing can be accepted. */
export function obstacleKey(obstacle: PlanObstacle): ObstacleKey {
  switch (obstacle) {
    case "stage":
      return "error.wrongStage";
    case "locked":
      return "error.clauseLocked";
    case "closed":
    case "different":
    case "collide":
    case "gone":
      return `takeIn.obstacle.${obstacle}`;
  }
}

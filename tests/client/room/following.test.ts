import { describe, expect, test } from "vitest";
import { isOffScreen, isOwnWay, nextFollowing } from "../../../client/screens/room/floor/following.ts";
import { type LentView, stepView } from "../../../client/screens/room/floor/lentView.ts";

describe("following", () => {
  test("[UI123] only the person begins and ends it; their own way pauses it, resuming and tabling take it up again", () => {
    expect(nextFollowing("off", "toggle")).toBe("following");
    for (const event of ["ownWay", "tabled", "resume", "stop"] as const)
      expect(nextFollowing("off", event)).toBe("off");
    expect(nextFollowing("following", "ownWay")).toBe("paused");
    expect(nextFollowing("following", "tabled")).toBe("following");
    expect(nextFollowing("paused", "ownWay")).toBe("paused");
    expect(nextFollowing("paused", "tabled")).toBe("following");
    expect(nextFollowing("paused", "resume")).toBe("following");
    expect(nextFollowing("paused", "toggle")).toBe("off");
    expect(nextFollowing("following", "stop")).toBe("off");
  });

  test("[UI123] typing and moving keys are one's own way, commands are not", () => {
    const press = (key: string, held = false) => isOwnWay({ key, ctrlKey: held, metaKey: false });
    for (const key of ["a", "é", "你", " ", "ArrowDown", "PageUp", "Home", "Backspace", "Enter"])
      expect(press(key)).toBe(true);
    for (const key of ["Shift", "Control", "F6", "Escape"]) expect(press(key)).toBe(false);
    expect(press("s", true)).toBe(false);
  });

  test("[UI122] a clause is off screen when less than half of it, or of the screen, is to be seen", () => {
    const screen = { top: 100, bottom: 500 };
    expect(isOffScreen({ top: 200, bottom: 300 }, screen)).toBe(false);
    expect(isOffScreen({ top: 470, bottom: 570 }, screen)).toBe(true);
    expect(isOffScreen({ top: 440, bottom: 540 }, screen)).toBe(false);
    expect(isOffScreen({ top: 900, bottom: 950 }, screen)).toBe(true);
    expect(isOffScreen({ top: -900, bottom: 320 }, screen)).toBe(false);
    expect(isOffScreen({ top: -900, bottom: 250 }, screen)).toBe(true);
  });
});

describe("the lent view", () => {
  const lent = (own: LentView["own"], view: LentView["lent"], isOn = true): LentView => ({ own, lent: view, isOn });

  test("[UI122] the floor's view is shown while following, and the own one comes back", () => {
    const begun = stepView(null, "changes", "clean", "following");
    expect(begun).toEqual({ kept: lent("changes", "clean", false), show: "clean", isOwnWay: false });
    // Asked again before the view has changed, nothing is mistaken for the person's choice.
    expect(stepView(begun.kept, "changes", "clean", "following").isOwnWay).toBe(false);
    const on = stepView(begun.kept, "clean", "clean", "following").kept;
    expect(on).toEqual(lent("changes", "clean"));
    expect(stepView(on, "clean", "compilation", "following")).toMatchObject({
      show: "compilation",
      kept: { own: "changes" },
    });
    expect(stepView(on, "clean", "clean", "off")).toEqual({ kept: null, show: "changes", isOwnWay: false });
    expect(stepView(on, "clean", null, "following")).toEqual({ kept: null, show: "changes", isOwnWay: false });
  });

  test("[UI122] paused, nothing changes; another view chosen meanwhile is the person's own and pauses", () => {
    const on = lent("changes", "clean");
    expect(stepView(on, "clean", "base", "paused")).toEqual({ kept: on, show: null, isOwnWay: false });
    expect(stepView(on, "base", "clean", "following")).toEqual({ kept: null, show: null, isOwnWay: true });
    expect(stepView(null, "base", "clean", "off")).toEqual({ kept: null, show: null, isOwnWay: false });
    expect(stepView(on, "base", "clean", "off")).toEqual({ kept: null, show: null, isOwnWay: false });
  });
});

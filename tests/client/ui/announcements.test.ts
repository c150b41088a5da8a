import { expect, test } from "vitest";
import { ANNOUNCE_INTERVAL_MS, createAnnouncements } from "../../../client/ui/announcements.ts";

/** A clock that goes when told to. */
function handClock() {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after: (ms: number, run: () => void) => void timers.push({ at: now + ms, run }),
    advance(ms: number) {
      now += ms;
      const due = timers.filter((timer) => timer.at <= now);
      timers = timers.filter((timer) => timer.at > now);
      for (const timer of due) timer.run();
    },
  };
}

function listening() {
  const clock = handClock();
  const announcements = createAnnouncements(clock);
  const heard: { at: number; message: string }[] = [];
  const stop = announcements.subscribe((message) => heard.push({ at: clock.now(), message }));
  return { clock, announcements, heard, stop };
}

test("[A11Y4] the first message is spoken at once, the next ones together after three seconds", () => {
  const { clock, announcements, heard } = listening();
  announcements.announce("Brazil joined.");
  clock.advance(0);
  announcements.announce("Kenya joined.");
  announcements.announce("Floor: OP 4.");
  clock.advance(ANNOUNCE_INTERVAL_MS - 1);
  expect(heard).toEqual([{ at: 0, message: "Brazil joined." }]);
  clock.advance(1);
  expect(heard.at(-1)).toEqual({ at: ANNOUNCE_INTERVAL_MS, message: "Kenya joined. Floor: OP 4." });
});

test("[A11Y4] at most one message comes in three seconds, however many are sent, and none is dropped", () => {
  const { clock, announcements, heard } = listening();
  for (let count = 0; count < 40; count += 1) {
    announcements.announce(`Message ${count}.`);
    clock.advance(400);
  }
  clock.advance(ANNOUNCE_INTERVAL_MS);
  for (const [index, spoken] of heard.entries()) {
    const former = heard[index - 1];
    if (former) expect(spoken.at - former.at).toBeGreaterThanOrEqual(ANNOUNCE_INTERVAL_MS);
  }
  expect(heard.flatMap((spoken) => spoken.message.match(/Message \d+\./g) ?? [])).toHaveLength(40);
});

test("[A11Y4] a newer message of the same topic takes the place of the waiting one", () => {
  const { clock, announcements, heard } = listening();
  announcements.announce("Start.");
  clock.advance(0);
  announcements.announce("2 amendments on OP 3.", "OP 3");
  announcements.announce("3 amendments on OP 3.", "OP 3");
  clock.advance(ANNOUNCE_INTERVAL_MS);
  expect(heard.at(-1)?.message).toBe("3 amendments on OP 3.");
});

test("[A11Y4] after a pause a message is spoken at once again; who has stopped listening hears nothing", () => {
  const { clock, announcements, heard, stop } = listening();
  announcements.announce("One.");
  clock.advance(0);
  clock.advance(10_000);
  announcements.announce("Two.");
  clock.advance(0);
  expect(heard.map((spoken) => spoken.message)).toEqual(["One.", "Two."]);
  stop();
  announcements.announce("Three.");
  clock.advance(10_000);
  expect(heard).toHaveLength(2);
});

import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { HomeScreen } from "./screens/home/HomeScreen.tsx";
import { ImportScreen } from "./screens/import/ImportScreen.tsx";
import { DraftDoor } from "./screens/join/DraftDoor.tsx";
import { JoinScreen } from "./screens/join/JoinScreen.tsx";
import { NotFoundScreen } from "./screens/notFound/NotFoundScreen.tsx";
import { RoomSkeleton } from "./screens/room/RoomSkeleton.tsx";

// The editor is most of our code: whoever only joins or looks at the list does not wait for it.
const RoomScreen = lazy(async () => ({ default: (await import("./screens/room/RoomScreen.tsx")).RoomScreen }));
const RegisterScreen = lazy(async () => ({
  default: (await import("./screens/register/RegisterScreen.tsx")).RegisterScreen,
}));
const CompareScreen = lazy(async () => ({
  default: (await import("./screens/compare/CompareScreen.tsx")).CompareScreen,
}));
const RevisionScreen = lazy(async () => ({
  default: (await import("./screens/compare/RevisionScreen.tsx")).RevisionScreen,
}));
const ImportAmendmentsScreen = lazy(async () => ({
  default: (await import("./screens/importAmendments/ImportAmendmentsScreen.tsx")).ImportAmendmentsScreen,
}));
const FloorScreen = lazy(async () => ({ default: (await import("./screens/floor/FloorScreen.tsx")).FloorScreen }));

/** Which address shows which screen. */
export function Routes() {
  return (
    <Suspense fallback={<RoomSkeleton />}>
      <Switch>
        <Route path="/">
          <HomeScreen />
        </Route>
        <Route path="/open">
          <ImportScreen />
        </Route>
        <Route path="/j/:token">{({ token }) => <JoinScreen token={token} />}</Route>
        <Route path="/d/:draft/register">
          {({ draft }) => (
            <DraftDoor key={draft} draftId={draft}>
              <RegisterScreen draftId={draft} />
            </DraftDoor>
          )}
        </Route>
        <Route path="/d/:draft">
          {({ draft }) => (
            <DraftDoor key={draft} draftId={draft}>
              <RoomScreen draftId={draft} />
            </DraftDoor>
          )}
        </Route>
        <Route path="/d/:draft/compare">
          {({ draft }) => (
            <DraftDoor key={draft} draftId={draft}>
              <CompareScreen draftId={draft} />
            </DraftDoor>
          )}
        </Route>
        <Route path="/d/:draft/rev/:rev">
          {({ draft, rev }) => (
            <DraftDoor key={draft} draftId={draft}>
              <RevisionScreen draftId={draft} rev={rev} />
            </DraftDoor>
          )}
        </Route>
        <Route path="/d/:draft/import">
          {({ draft }) => (
            <DraftDoor key={draft} draftId={draft}>
              <ImportAmendmentsScreen draftId={draft} />
            </DraftDoor>
          )}
        </Route>
        <Route path="/d/:draft/floor">
          {({ draft }) => (
            <DraftDoor key={draft} draftId={draft}>
              <FloorScreen draftId={draft} />
            </DraftDoor>
          )}
        </Route>
        <Route>
          <NotFoundScreen />
        </Route>
      </Switch>
    </Suspense>
  );
}

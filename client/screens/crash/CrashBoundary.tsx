import { Component, type ReactNode } from "react";
import { CrashScreen } from "./CrashScreen.tsx";

interface CrashState {
  readonly error: Error | null;
}

/** Catches what a screen did not: the page says so in words, and offers to load anew. Rule UI47. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, CrashState> {
  override readonly state: CrashState = { error: null };

  static getDerivedStateFromError(error: Error): CrashState {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error ? <CrashScreen /> : this.props.children;
  }
}

import type { ReactNode } from "react";
import { Link } from "wouter";
import { type ButtonVariant, buttonClass } from "./Button.tsx";

export interface ButtonLinkProps {
  readonly href: string;
  readonly variant?: ButtonVariant;
  readonly children: ReactNode;
}

/** A link to another screen that looks like a button: it can be opened in a new tab. */
export function ButtonLink({ href, variant = "secondary", children }: ButtonLinkProps) {
  return (
    <Link href={href} className={buttonClass(variant)}>
      {children}
    </Link>
  );
}

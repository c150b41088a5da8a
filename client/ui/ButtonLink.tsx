import type { ReactNode } from "react";
import { Link } from "wouter";
import { type ButtonVariant, buttonClass } from "./Button.tsx";

export interface ButtonLinkProps {
  readonly href: string;
  readonly variant?: ButtonVariant;
  readonly children: ReactNode;
  /** A fuller name where its words alone do not say which one is meant. It begins with them. */
  readonly label?: string;
}

/** A link to another screen that looks like a button: it can be opened in a new tab. */
export function ButtonLink({ href, variant = "secondary", children, label }: ButtonLinkProps) {
  return (
    <Link href={href} className={buttonClass(variant)} aria-label={label}>
      {children}
    </Link>
  );
}

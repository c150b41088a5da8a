import styles from "./SkipLinks.module.css";

/** Links past the banner to the regions of the page; they show when they get the focus. Rule A11Y9. */
export function SkipLinks({
  links,
}: {
  readonly links: readonly { readonly target: string; readonly label: string }[];
}) {
  return (
    <div className={styles.links}>
      {links.map((link) => (
        <a
          key={link.target}
          href={`#${link.target}`}
          className={styles.link}
          onClick={(event) => {
            const target = document.getElementById(link.target);
            if (!target) return;
            // The address stays as it is: it names the screen, and a copied address should not name a place in it.
            event.preventDefault();
            if (target.tabIndex < 0) target.tabIndex = -1;
            target.focus();
          }}
        >
          {link.label}
        </a>
      ))}
    </div>
  );
}

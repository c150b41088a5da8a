/** The date that a format asks for where none is known: writers have no clock. */
export const NO_DATE = "1980-01-01T00:00:00Z";

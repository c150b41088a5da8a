/** Why the demo cannot go on, in words for whoever runs it. */
export class DemoError extends Error {
  override readonly name = "DemoError";
}

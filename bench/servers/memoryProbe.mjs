// Loaded into every server under test: on a word from the benchmark it collects its garbage and says what is left.
process.on("message", () => {
  globalThis.gc();
  setImmediate(() => {
    globalThis.gc();
    process.send(process.memoryUsage());
  });
});
process.channel?.unref();

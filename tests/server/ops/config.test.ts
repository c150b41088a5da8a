import { resolve } from "node:path";
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "../../../server/config.ts";

test("[OP1] without settings the server listens on this machine alone, port 8080, and keeps its data in ./data", () => {
  expect(readConfig({ PORT: "", HOME: "/root" })).toEqual({
    port: 8080,
    host: "127.0.0.1",
    dataDir: resolve("data"),
    baseUrl: undefined,
    logLevel: "info",
    adminToken: undefined,
  });
});

test("[OP1] settings are read, and an address loses its last slash", () => {
  const config = readConfig({
    PORT: "0",
    HOST: "0.0.0.0",
    DATA_DIR: "/srv/adref",
    BASE_URL: "https://adref.example.org/",
    LOG_LEVEL: "debug",
    ADREF_ADMIN_TOKEN: "a-token-for-tests",
  });
  expect(config).toMatchObject({ port: 0, dataDir: "/srv/adref", baseUrl: "https://adref.example.org" });
  expect(Object.isFrozen(config)).toBe(true);
});

test.each([
  ["PORT", "eighty"],
  ["PORT", "70000"],
  ["BASE_URL", "adref.example.org"],
  ["BASE_URL", "https://example.org/adref"],
  ["LOG_LEVEL", "loud"],
  ["ADREF_ADMIN_TOKEN", "short"],
  ["ADREF_ADMIN_TOKEN", "has a blank in it"],
])("[OP1] %s=%s is refused by name", (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(name);
});

test("[OP1] all faults are named at once, and a refused token is not repeated", () => {
  let message = "";
  try {
    readConfig({ PORT: "x", ADREF_ADMIN_TOKEN: "s3 cret!" });
  } catch (error) {
    message = String(error);
  }
  expect(message).toMatch(/PORT[\s\S]*ADREF_ADMIN_TOKEN/);
  expect(message).not.toContain("s3 cret!");
});

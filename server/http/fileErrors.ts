import { ImportError } from "../../shared/formats/importError.ts";
import { ContentFaults } from "../../shared/formats/readFile.ts";
import { FileJobError } from "../files/fileWorker.ts";
import { TypesetError } from "../pdf/typesetError.ts";
import { ApiError } from "./apiError.ts";

/** More would help nobody. */
const MAX_FAULTS_TOLD = 50;
const BUSY_SECONDS = 5;

/** The value, once a file has been read. @throws ApiError `invalid_file` or `too_large` with the reason, `too_fast`. Rule HT30. */
export async function whenRead<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ContentFaults) {
      throw new ApiError("invalid_file", { message: error.message, details: error.faults.slice(0, MAX_FAULTS_TOLD) });
    }
    if (error instanceof ImportError) {
      const { code, message } = error;
      throw code === "too_large"
        ? new ApiError("too_large", { message })
        : new ApiError("invalid_file", { message, file: code });
    }
    throw error instanceof FileJobError ? readingFailed(error) : error;
  }
}

function readingFailed({ reason, message }: FileJobError): ApiError {
  switch (reason) {
    case "time":
      return new ApiError("invalid_file", { message: "The file takes too long to read." });
    case "memory":
      return new ApiError("invalid_file", { message: "The file takes too much memory to read." });
    default:
      return notNow(reason, message);
  }
}

/** The bytes of a file, once it is made. @throws ApiError `export_failed`, `too_fast`. Rule HT32. */
export async function whenMade<T>(making: Promise<T>): Promise<T> {
  try {
    return await making;
  } catch (error) {
    if (error instanceof TypesetError) {
      if (error.code === "too_many_waiting") throw notNow("busy", error.message);
      throw new ApiError("export_failed", { message: `The PDF could not be made: ${error.message}` });
    }
    if (error instanceof DOMException && error.name === "AbortError") throw notNow("cancelled", error.message);
    if (!(error instanceof FileJobError)) throw error;
    if (error.reason === "time" || error.reason === "memory") {
      throw new ApiError("export_failed", { message: `The file could not be made: ${error.message}` });
    }
    throw notNow(error.reason, error.message);
  }
}

function notNow(reason: Exclude<FileJobError["reason"], "time" | "memory">, message: string): ApiError {
  if (reason === "stopped") return new ApiError("restarting");
  return new ApiError("too_fast", { message, retryAfterSeconds: BUSY_SECONDS });
}

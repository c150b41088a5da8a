import { Inflate } from "fflate";
import { ImportError } from "../../importError.ts";

/** A zip archive, of which single files are unpacked when they are asked for. */
export interface Package {
  readonly names: ReadonlySet<string>;
  /**
   * The bytes of one file; nothing where there is none.
   * @throws ImportError `damaged` where its bytes are not what the archive says of them, `too_large` where all that was read
   * is too much.
   */
  read(name: string): Uint8Array | undefined;
}

/** Largest file taken, in bytes. */
const MAX_FILE_BYTES = 50_000_000;
/** What all files of an archive may claim to be when unpacked, pictures included. */
const MAX_UNPACKED_BYTES = 200_000_000;
/** What may be unpacked in fact: the parts that hold words. */
const MAX_READ_BYTES = 32_000_000;
const MAX_ENTRIES = 10_000;
/** So much is inflated at a time that a lying archive is found out early: deflate grows a thousandfold at most. */
const CHUNK_BYTES = 8_192;

const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_ENTRY_LENGTH = 46;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly checksum: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/**
 * Opens a zip archive by its directory alone: nothing is unpacked, and the sizes that it claims are added up first. Names
 * are keys and never paths, so one that leads elsewhere leads nowhere. Where a name comes twice the first counts.
 * @throws ImportError `not_docx` for what is no zip archive, `damaged` for one that is cut off, `too_large`.
 */
export function openPackage(bytes: Uint8Array): Package {
  if (bytes.length > MAX_FILE_BYTES) {
    throw new ImportError("too_large", `the file has more than ${MAX_FILE_BYTES / 1_000_000} MB`);
  }
  const entries = readDirectory(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  let claimed = 0;
  for (const { unpacked } of entries.values()) claimed += unpacked;
  if (claimed > MAX_UNPACKED_BYTES) {
    throw new ImportError("too_large", `unpacked, the file has more than ${MAX_UNPACKED_BYTES / 1_000_000} MB`);
  }
  let read = 0;
  return {
    names: new Set(entries.keys()),
    read(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      read += entry.unpacked;
      if (read > MAX_READ_BYTES) {
        throw new ImportError("too_large", `the file has more than ${MAX_READ_BYTES / 1_000_000} MB of text`);
      }
      return unpack(bytes, name, entry);
    },
  };
}

function readDirectory(view: DataView): Map<string, Entry> {
  if (view.byteLength < 4 || view.getUint32(0, true) !== LOCAL_HEADER) {
    const isCompound = view.byteLength >= 4 && view.getUint32(0, false) === 0xd0cf11e0;
    const old = "this is a Word file of the old kind (.doc) or one with a password; save it as .docx without one";
    throw new ImportError("not_docx", isCompound ? old : "this is no Word file (.docx)");
  }
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES || at === 0xffffffff) throw new ImportError("too_large", "the file has too many parts");
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index += 1) {
    if (at + DIRECTORY_ENTRY_LENGTH > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw cutOff();
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at + DIRECTORY_ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw cutOff();
    const name = new TextDecoder().decode(
      new Uint8Array(view.buffer, view.byteOffset + at + DIRECTORY_ENTRY_LENGTH, nameLength),
    );
    if (!entries.has(name)) {
      entries.set(name, {
        method: view.getUint16(at + 10, true),
        isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
        checksum: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        unpacked: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      });
    }
    at = next;
  }
  return entries;
}

/** The end of the directory stands last, but for a comment. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw cutOff();
}

function cutOff(): ImportError {
  return new ImportError("damaged", "the file is cut off or damaged");
}

function unpack(bytes: Uint8Array, name: string, entry: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset, packed, method } = entry;
  if (offset + LOCAL_HEADER_LENGTH > bytes.length || view.getUint32(offset, true) !== LOCAL_HEADER) throw cutOff();
  const start = offset + LOCAL_HEADER_LENGTH + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw cutOff();
  if (entry.isEncrypted) throw new ImportError("not_docx", "the file is locked with a password");
  const data = bytes.subarray(start, start + packed);
  if (method !== STORED && method !== DEFLATED) throw new ImportError("damaged", `${name} is packed in an unknown way`);
  const unpacked = method === STORED ? data : inflate(data, name, entry.unpacked);
  if (unpacked.length !== entry.unpacked || checksumOf(unpacked) !== entry.checksum) {
    throw new ImportError("damaged", `${name} is damaged`);
  }
  return unpacked;
}

/** Inflates to the size that the archive claims; a byte more is a fault, whatever is still to come. */
function inflate(data: Uint8Array, name: string, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let reached = 0;
  const stream = new Inflate((chunk) => {
    if (reached + chunk.length > size) throw new ImportError("damaged", `${name} is larger than the file says`);
    out.set(chunk, reached);
    reached += chunk.length;
  });
  try {
    for (let at = 0; at < data.length; at += CHUNK_BYTES) {
      stream.push(data.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= data.length);
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError("damaged", `${name} is damaged`);
  }
  return out.subarray(0, reached);
}

const CHECKSUM_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32, as zip archives use it. */
function checksumOf(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (CHECKSUM_TABLE[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

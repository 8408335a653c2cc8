import { showFile } from '../../element/show-file.ts';

/** Where a file goes that may be too large for memory. */
export interface Target {
  write(piece: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Only now is there a file. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

type SavePicker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

/**
 * Asks where the file should go, and writes it there piece by piece; where the browser can’t do that,
 * the whole file is put together first. Answers null when the person thought better of it.
 */
export async function openTarget(fileName: string): Promise<Target | null> {
  // Chromium only, so TypeScript’s library does not know it.
  const { showSaveFilePicker } = window as Window & { showSaveFilePicker?: SavePicker };
  if (!showSaveFilePicker) return blobTarget(fileName);
  try {
    const handle = await showSaveFilePicker.call(window, { suggestedName: fileName });
    return diskTarget(await handle.createWritable());
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    return blobTarget(fileName);
  }
}

/** The browser writes beside the file, and puts it in place when it is closed. */
const diskTarget = (file: FileSystemWritableFileStream): Target => ({
  write: (piece) => file.write(piece),
  finish: () => file.close(),
  discard: () => file.abort(),
});

/** Pieces become a blob from time to time, which the browser may keep on disk. */
const BLOB_PIECES = 200;

function blobTarget(fileName: string): Target {
  let blobs: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  return {
    async write(piece) {
      pieces.push(piece);
      if (pieces.length < BLOB_PIECES) return;
      blobs.push(new Blob(pieces));
      pieces = [];
    },
    async finish() {
      const file = new Blob([...blobs, ...pieces], { type: 'application/zip' });
      showFile(file, { fileName, tab: null });
    },
    async discard() {
      blobs = [];
      pieces = [];
    },
  };
}

/** The object URL has to live until the browser's viewer has read it. */
const KEPT_MS = 60_000;

/** Hands a file that is in memory to the browser: to look at in a tab, or to keep. */
export function showFile(
  file: Blob,
  { fileName, tab }: { fileName: string; tab: Window | null },
): void {
  const url = URL.createObjectURL(file);
  if (tab) tab.location.href = url;
  else save(url, fileName);
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

function save(url: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
}

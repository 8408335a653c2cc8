import { PDFDict, type PDFDocument, PDFName, PDFRef, PDFString } from 'pdf-lib';
import type { About } from '../services/ports.ts';

/**
 * Says what a certificate is where viewers, search and screen readers look: title, author, subject,
 * language, and the serial as its keyword. What the state's program wrote beside these stays. The
 * document may serve the next certificate, so every entry is written each time.
 */
export function describe(document: PDFDocument, about: About): void {
  const { context, catalog } = document;
  document.setTitle(about.title, { showInWindowTitleBar: true });
  document.setAuthor(about.author);
  document.setSubject(about.subject);
  document.setLanguage(about.language);
  const info = context.lookup(context.trailerInfo.Info, PDFDict);
  // As plain letters, so that the check page can tell a file that was made from this one (R-CRT-12).
  info.set(PDFName.of('Keywords'), PDFString.of(about.serial));
  const preferences = catalog.getOrCreateViewerPreferences().dict;
  const changed = [context.trailerInfo.Info, context.trailerInfo.Root, context.getRef(preferences)];
  context.snapshot?.markRefsForSave(changed.filter((reference) => reference instanceof PDFRef));
}

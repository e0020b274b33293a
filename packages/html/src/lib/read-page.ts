import { type Finding, toFinding } from './findings.ts';
import { type HeadScan, scanHead } from './scan-head.ts';
import { withoutEarlierRun } from './page-edit.ts';

/** A page that can be changed. */
export interface SourcePage {
  /** From the folder of the site, with `/`. */
  readonly file: string;
  /** The byte order mark, if there is one. */
  readonly mark: '' | '\uFEFF';
  /** Without the mark, and without what an earlier run added. */
  readonly html: string;
  readonly head: HeadScan;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const namesOfUtf8 = /^(utf-?8|unicode-1-1-utf-8|x-unicode20utf8)$/;

/**
 * Reads a page, if it is one that can be changed.
 *
 * @param file its path, for findings
 * @param bytes what is in the file
 * @returns the page, or why it stays as it is
 */
export function readPage(file: string, bytes: Uint8Array): SourcePage | Finding {
  const text = decode(bytes);
  if (text === undefined) return toFinding('page-encoding', { file }, encodingOf(bytes));
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const html = withoutEarlierRun(text.slice(mark.length));
  if (/\.xht(ml)?$/i.test(file) || /^\s*<\?xml\b/.test(html))
    return toFinding('page-xhtml', { file });
  if (isTruncated(html))
    return toFinding('page-truncated', { file, text: html, at: html.lastIndexOf('<') });
  const head = scanHead(html);
  if (head.kind !== 'page') return toFinding(`page-${head.kind}`, { file });
  // In ASCII, all that pages declare is the same.
  if (head.charset !== undefined && !namesOfUtf8.test(head.charset) && /[^\0-\x7F]/.test(html))
    return toFinding('page-encoding', { file }, head.charset);
  return { file, mark, html, head };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(bytes);
    // UTF-16 of English text is valid UTF-8, with a zero in each second place.
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The file ends within a tag, a comment or a script: what was to follow is lost. */
function isTruncated(html: string): boolean {
  const last = (text: string): number => html.lastIndexOf(text);
  const scriptEnd = last('</script');
  return (
    last('<') > last('>') ||
    last('<script') > scriptEnd ||
    last('<!--') > Math.max(last('-->'), scriptEnd)
  );
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  const { charset } = scanHead(new TextDecoder('latin1').decode(bytes));
  return charset ?? 'of another kind';
}

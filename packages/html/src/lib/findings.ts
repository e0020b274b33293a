import { pointAt } from '@bookplate/docs/page';

/** How bad a finding is. An error makes the command exit with 1. */
export type Severity = 'error' | 'warning' | 'note';

/** The code of a finding. Codes are permanent. */
export type FindingCode =
  | 'page-amp'
  | 'page-frames'
  | 'page-xhtml'
  | 'page-encoding'
  | 'page-truncated'
  | 'page-fragment'
  | 'page-nested'
  | 'page-open'
  | 'page-rendered-again'
  | 'page-html-dropped'
  | 'page-no-head'
  | 'page-no-content'
  | 'file-link'
  | 'file-unreadable'
  | 'file-changed'
  | 'gate-misspelt'
  | 'group-name'
  | 'expression'
  | 'expression-split'
  | 'expression-place'
  | 'leak';

interface Wording {
  readonly severity: Severity;
  /** The sentences: what was found, what was expected, what to do. */
  readonly words: (...args: string[]) => string;
}

const wording: Readonly<Record<FindingCode, Wording>> = {
  'page-amp': {
    severity: 'warning',
    words: () =>
      'Found an AMP page, which must not have other scripts than those of AMP. Expected an ordinary page. It stays as it was.',
  },
  'page-frames': {
    severity: 'warning',
    words: () =>
      'Found a page of frames, which has no text. It stays as it was. The pages in its frames are changed.',
  },
  'page-xhtml': {
    severity: 'warning',
    words: () =>
      'Found XHTML, which a server may send as XML. Expected HTML. The page stays as it was. Have the generator write HTML.',
  },
  'page-encoding': {
    severity: 'warning',
    words: (encoding: string) =>
      `Found the encoding ${encoding}. Expected UTF-8. The page stays as it was. Have the generator write UTF-8.`,
  },
  'page-truncated': {
    severity: 'warning',
    words: () =>
      'Found the end of the file within a tag, a comment or a script. The page stays as it was. Build it again.',
  },
  'page-fragment': {
    severity: 'note',
    words: () =>
      'Found a part of a page, without <html>, <head> and <body>. It stays as it was: the page that loads it has the script.',
  },
  'page-nested': {
    severity: 'warning',
    words: () =>
      'Found elements nested too deeply to be read. The page stays as it was. Close the elements that the generator leaves open.',
  },
  'page-open': {
    severity: 'error',
    words: () =>
      'The page names groups and stays as it was, so everyone sees it. Remove it from the folder, or write it as HTML in UTF-8.',
  },
  'page-rendered-again': {
    severity: 'error',
    words: () =>
      'A framework renders this page again in the browser (React, Vue or Svelte), and takes away what is added here: readers see the braces, and everyone sees what is gated. Use the package of Bookplate for this docs framework, or write the page without such a framework.',
  },
  'page-html-dropped': {
    severity: 'error',
    words: () =>
      'Found <!-- raw HTML omitted -->: Hugo drops HTML in Markdown, and everyone sees the text of a gate that it dropped. Set markup.goldmark.renderer.unsafe = true in the configuration of Hugo, and build again.',
  },
  'page-no-head': {
    severity: 'note',
    words: () => 'Found no <head>. The script stands where browsers put one.',
  },
  'page-no-content': {
    severity: 'note',
    words: () =>
      'Found no <main> and no <article> in a gated page. All of its <body> is hidden from other readers, its navigation included.',
  },
  'file-link': {
    severity: 'note',
    words: (target: string) =>
      `Found a symbolic link to ${target}. It stays as it was. Apply to the folder that it leads to.`,
  },
  'file-unreadable': {
    severity: 'error',
    words: (reason: string) =>
      `The file cannot be read or written: ${reason}. It stays as it was. Give this user the right to read and write it.`,
  },
  'file-changed': {
    severity: 'error',
    words: () =>
      'The file changed while it was read. It stays as it is now. Wait until the generator has ended, then run the command again.',
  },
  'gate-misspelt': {
    severity: 'error',
    words: (found: string) =>
      `Found ${found}, which hides nothing. Expected <meta name="bookplate:groups"> for a page, or data-bookplate-groups for a part. Correct the name.`,
  },
  'group-name': {
    severity: 'error',
    words: (name: string) =>
      `Found the group name ${JSON.stringify(name)}. Expected 1–64 letters, digits and _ . : -, the first a letter or digit, with "!" right before it for a group that does not see this. Nobody is in this group until it has such a name.`,
  },
  expression: {
    severity: 'error',
    words: (problem: string) => `${problem} Readers see the braces.`,
  },
  'expression-split': {
    severity: 'error',
    words: (start: string) =>
      `Found ${JSON.stringify(start)}, whose closing brace is missing in the same text. Readers see the braces. Write }, and no markup before it; a backslash before the brace shows it as text.`,
  },
  'expression-place': {
    severity: 'error',
    words: (source: string, place: string) =>
      `Found ${source} in ${place}. Readers see the braces. Move it to a place that can show it.`,
  },
  leak: {
    severity: 'error',
    words: (kind: string, found: string, from: string) =>
      `Found the ${kind} ${JSON.stringify(found)} of ${from}, which only some readers see, in a file for everyone. Exclude the page or block from this file (most generators have an option for it), or remove its groups.`,
  },
};

/** All codes, in the order of `codes.md`. */
export const codes: readonly FindingCode[] = Object.keys(wording) as FindingCode[];

/** Something that the author or the owner of a site should know. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** From the folder of the site, with `/`. */
  readonly file: string;
  /** From 1; of the whole file, 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Sentences: what was found, what was expected, what to do. */
  readonly message: string;
}

/** Where a finding is: a file, and an offset in its text. */
export interface Place {
  readonly file: string;
  readonly text?: string;
  readonly at?: number;
}

/**
 * @param code of the finding
 * @param place where it is
 * @param args for its sentences
 * @returns the finding
 */
export function toFinding(
  code: FindingCode,
  { file, text = '', at = 0 }: Place,
  ...args: string[]
): Finding {
  const { severity, words } = wording[code];
  return { code, severity, file, ...pointAt(text, at), message: words(...args) };
}

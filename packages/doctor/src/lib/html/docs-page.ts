import { Parser } from 'htmlparser2';

/** A script of the page. */
export interface PageScript {
  readonly attributes: Readonly<Record<string, string>>;
  /** The text between the tags: exactly what a CSP hash is made of (CSP3 §6.7.3.3). */
  readonly text: string;
  /** What stands before it and holds it up, in words such as `<link rel="stylesheet" href="/a.css">`. */
  readonly after: string | undefined;
}

/** What the checks want to know of a docs page. */
export interface DocsPage {
  readonly scripts: readonly PageScript[];
  /** Policies in `<meta http-equiv="Content-Security-Policy">`. */
  readonly policies: readonly string[];
}

/**
 * Takes a docs page apart.
 *
 * @param html the page
 * @returns its scripts and policies in order
 */
export function readDocsPage(html: string): DocsPage {
  const scripts: PageScript[] = [];
  const policies: string[] = [];
  let blocking: string | undefined;
  let current:
    | { attributes: Record<string, string>; text: string; after: string | undefined }
    | undefined;

  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'script') current = { attributes, text: '', after: blocking };
      if (name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'content-security-policy')
        policies.push(attributes['content'] ?? '');
      // A script waits for stylesheets above it (HTML §4.12.1, "has no style sheet that is blocking scripts").
      if (
        name === 'link' &&
        /(^|\s)stylesheet(\s|$)/i.test(attributes['rel'] ?? '') &&
        !('disabled' in attributes)
      )
        blocking ??= `<link rel="stylesheet" href="${attributes['href'] ?? ''}">`;
    },
    ontext(text) {
      if (current) current.text += text;
    },
    onclosetag(name) {
      if (name !== 'script' || !current) return;
      scripts.push(current);
      const { src, async, defer, type } = current.attributes;
      if (src !== undefined && async === undefined && defer === undefined && type !== 'module')
        blocking ??= `<script src="${src}">`;
      current = undefined;
    },
  });
  parser.end(html);
  return { scripts, policies };
}

/**
 * Finds Bookplate's head script by the attribute that its settings are in.
 *
 * @param page from {@link readDocsPage}
 * @returns the first such script
 */
export function findHeadScript({ scripts }: DocsPage): PageScript | undefined {
  return scripts.find(({ attributes }) => attributes['data-api-url'] !== undefined);
}

/**
 * Finds the file with the rest of it by the name that builds give it.
 *
 * @param page from {@link readDocsPage}
 * @returns the first such script
 */
export function findLaterScript({ scripts }: DocsPage): PageScript | undefined {
  return scripts.find(({ attributes }) =>
    /(^|\/)bookplate\.[\da-f]{8}\.js$/.test(attributes['src'] ?? ''),
  );
}

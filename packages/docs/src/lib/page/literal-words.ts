import { addressAttributes, withFallback } from '../expression/with-fallback.ts';
import type { LiteralNode, Words } from './literal-node.ts';
import { readerBraces } from './reader-braces.ts';
import type { Target } from './target.ts';

/* Why braces are text where they stand, and what to write. */

/**
 * @param source the braces
 * @param url of the link
 * @param title of the link
 * @returns what is wrong with braces behind the text of a link
 */
export function inLink(source: string, url: string, title?: string | null): Words {
  return url.includes(source) || !title
    ? {
        reason: "a link's address has no expressions",
        instead: `Write <a href={${toAddress(url || source)}}>…</a>.`,
      }
    : {
        reason: "a link's title has no expressions",
        instead: `Write <a href="${url}" title={${toTemplate(title)}}>…</a>.`,
      };
}

/**
 * @param node the image
 * @param source the braces
 * @param raw the image as it is written
 * @returns the same for an image
 */
export function inImage({ url, title }: LiteralNode, source: string, raw: string): Words {
  const text = /^!\[([^\]]*)\]/.exec(raw)?.[1] ?? source;
  const [what, attribute, other] = url?.includes(source)
    ? ['address', `src={${toAddress(url)}}`, 'alt="…"']
    : title?.includes(source)
      ? ['title', `title={${toTemplate(title)}}`, `src="${url ?? '…'}"`]
      : ['text', `alt={${toTemplate(text)}}`, `src="${url ?? '…'}"`];
  return {
    reason: `an image's ${what} has no expressions`,
    instead: `Write <img ${other} ${attribute} />.`,
  };
}

/**
 * @param code all of it
 * @param source the braces
 * @returns the same for code in a line
 */
export function inCode(code: string, source: string): Words {
  if (/^\{\s*playground/.test(source))
    return {
      reason: 'code in a line has no expressions',
      instead: 'Only code samples know values for playgrounds: use a fence with the word `user`.',
    };
  return {
    reason: 'code in a line has no expressions',
    instead: `Write <code>${withFallbacks(code.includes('<') ? `… ${source} …` : code)}</code>; or <code>\\${source}</code> for braces that readers are to see.`,
  };
}

/**
 * @param name of the attribute
 * @param value all of it
 * @param element whose attribute it is
 * @param target what shows the page
 * @returns the same for a text in quotes
 */
export function inAttribute(name: string, value: string, element: string, target: Target): Words {
  const isComponent = !/^[a-z]/.test(element);
  return {
    reason: 'text in quotes has no expressions',
    instead:
      isComponent && target === 'static'
        ? `<${element}> is rendered once, at build time: choose between two, {user.beta ? <${element} … /> : <${element} … />}.`
        : `Write ${name}={${addressAttributes.has(name) ? toAddress(value) : toTemplate(value)}}; or ${name}={'…'} for braces that readers are to see.`,
  };
}

/**
 * @param text as an author has written it in the place of an address
 * @returns an expression that is an address for each reader
 */
export function toAddress(text: string): string {
  return withFallback(toTemplate(text), "'/…'");
}

/**
 * @param text with braces
 * @returns the same, with a text in each of them for readers who would see nothing
 */
export function withFallbacks(text: string): string {
  return text.replaceAll(readerBraces, (source) => `{${withFallback(source.slice(1, -1), "'…'")}}`);
}

/** As the template literal that the author meant. */
function toTemplate(text: string): string {
  const escaped = text.replaceAll(/[`\\]/g, String.raw`\$&`);
  return `\`${escaped.replaceAll(readerBraces, (source) => (escaped.includes(`$${source}`) ? source : `$${source}`))}\``;
}

type Attributes = Readonly<Record<string, string>>;

/**
 * Whether scripts below an element wait for it: a classic script that is a file, and a stylesheet for this screen
 * (HTML §4.12.1.1, "has a style sheet that is blocking scripts").
 *
 * @param tagName of the element, in lower case
 * @param attributes of the element
 * @param text in it
 * @returns the tag as text, or undefined if nothing waits for it
 */
export function blocksScripts(
  tagName: string,
  attributes: Attributes,
  text: string,
): string | undefined {
  const {
    rel = '',
    href = '',
    src,
    media = '',
    type = '',
    disabled,
    async,
    defer,
    nomodule,
  } = attributes;
  const isCss = /^\s*(text\/css\s*(;.*)?)?$/i.test(type);
  const isForScreen = isCss && disabled === undefined && mayMatch(media);
  if (tagName === 'link') {
    const words = rel.toLowerCase().split(/\s+/);
    const isSheet = words.includes('stylesheet') && !words.includes('alternate');
    return isSheet && href !== '' && isForScreen
      ? `<link rel="stylesheet" href="${href}">`
      : undefined;
  }
  if (tagName === 'style')
    return isForScreen && /@import\b/i.test(text.replaceAll(/\/\*[\s\S]*?\*\//g, ''))
      ? '<style> with @import'
      : undefined;
  const waits =
    tagName === 'script' && async === undefined && defer === undefined && nomodule === undefined;
  return waits && src !== undefined && isJavaScript(attributes)
    ? `<script src="${src}">`
    : undefined;
}

/** Whether a media query list can match a screen: `print` and `not all` never do. */
function mayMatch(media: string): boolean {
  return media
    .split(',')
    .some((query) => !/^\s*((only\s+)?(print|speech)\b|not\s+(all|screen)\s*$)/i.test(query));
}

/** HTML §4.12.1.1 and MIME Sniffing §4.6: the types of classic scripts; none and an empty one are JavaScript too. */
export function isJavaScript({ type, language }: Attributes): boolean {
  if (type === undefined)
    return language === undefined || language === '' || javascript.test(`text/${language}`);
  return type === '' || javascript.test(type.trim());
}

const javascript =
  /^(application|text)\/(x-)?(ecmascript|javascript)$|^text\/(javascript1\.[0-5]|jscript|livescript)$/i;

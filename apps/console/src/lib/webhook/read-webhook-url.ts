const longest = 2_000;

/**
 * Reads the URL of a webhook as an owner typed it. Whether it may be sent to is seen when its name is looked up.
 *
 * @param typed from the form
 * @returns the URL as `URL.href` has it, or what is wrong with it
 */
export function readWebhookUrl(
  typed: unknown,
): { readonly url: string } | { readonly problem: string } {
  const text = typeof typed === 'string' ? typed.trim() : '';
  if (text.length > longest) return { problem: `Use a URL of at most ${longest} characters.` };
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    return { problem: 'Enter a URL such as https://hooks.foo.com/bookplate.' };
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return { problem: 'Remove the name and password from the URL: messages are signed instead.' };
  url.hash = '';
  return { url: url.href };
}

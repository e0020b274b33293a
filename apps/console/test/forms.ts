const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/**
 * Takes the fields out of one form of a page, as a browser would send them.
 *
 * @param body of the page
 * @param mark a piece of text that only this form has
 * @returns names and values
 */
export function fieldsOfForm(body: string, mark: string): Record<string, string> {
  const form = body.match(/<form[^]*?<\/form>/g)?.find((each) => each.includes(mark)) ?? '';
  const fields: Record<string, string> = {};
  for (const [, name = '', value = ''] of form.matchAll(
    /<input(?=[^>]*?\sname="([^"]+)")(?=[^>]*?\svalue="([^"]*)")/g,
  ))
    fields[name] = decode(value);
  for (const [, name = '', value = ''] of form.matchAll(
    /<textarea[^>]*?\sname="([^"]+)"[^>]*>\n?([^<]*)</g,
  ))
    fields[name] = decode(value);
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]*?\sname="([^"]+)"[^>]*>([^]*?)<\/select>/g,
  ))
    fields[name] = decode(/<option value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  return fields;
}

function decode(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
}

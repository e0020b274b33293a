/**
 * @param text any
 * @returns HTML that shows it: in text, only these two have a meaning (HTML §13.1.3)
 */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

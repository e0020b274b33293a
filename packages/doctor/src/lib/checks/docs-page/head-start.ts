/**
 * The start of a docs page as it should be.
 *
 * @param apiUrl of the Info API
 * @returns lines to paste
 */
export function headStart(apiUrl: string): string {
  return `<head>\n  <meta charset="utf-8">\n  <script data-api-url="${apiUrl}">…</script>\n  <!-- stylesheets and everything else -->`;
}

/** What a cell can have in it; nothing is an empty cell. */
export type Cell = string | number | undefined;

/** With these, spreadsheets take a text for a formula (OWASP, CSV Injection), the full-width ones too. */
const startsFormula = /^[=+\-@|\t\r\n＝＋－＠]/;

/**
 * Writes lines of cells (RFC 4180). A text that a spreadsheet would run as a formula begins with an apostrophe.
 *
 * @param lines the first may have the names of the columns
 * @returns the file
 */
export function toCsv(lines: readonly (readonly Cell[])[]): string {
  return lines.map((cells) => `${cells.map(write).join(',')}\r\n`).join('');
}

function write(cell: Cell): string {
  if (typeof cell !== 'string') return String(cell ?? '');
  const text = startsFormula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

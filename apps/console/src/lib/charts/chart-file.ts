import { createHash } from 'node:crypto';
import type { Html } from '../pages/html.ts';

/** On their own, charts have a paper of their own, and other colours in the dark. Without this style they are as on white. */
const style = `.paper-of-file { fill: #fdfcfa; }
.line { fill: none; }
@media (prefers-color-scheme: dark) {
.paper-of-file, .paper { fill: #201c1a; }
.ink { fill: #ece6df; } .soft { fill: #b8aea6; } .line.soft { stroke: #b8aea6; fill: none; }
.grid, .line.grid { stroke: #453d38; }
.identified { fill: #6fc38f; } .line.identified { stroke: #6fc38f; fill: none; }
.anonymous { fill: #8fa6c9; } .line.anonymous { stroke: #8fa6c9; fill: none; }
.unreachable { fill: #f2917f; } .line.unreachable { stroke: #f2917f; fill: none; }
}`;
const hash = createHash('sha256').update(style).digest('base64');

/** What a chart may do as a document: have this style, and nothing else. */
export const chartPolicy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'`;

/**
 * Makes a file of a chart, which can be read wherever it is opened.
 *
 * @param chart an `svg` element
 * @returns an SVG document
 */
export async function toChartFile(chart: Html): Promise<string> {
  const paper = '<rect class="paper-of-file" fill="#fdfcfa" width="100%" height="100%"/>';
  return String(await chart).replace('</desc>', `</desc><style>${style}</style>${paper}`);
}

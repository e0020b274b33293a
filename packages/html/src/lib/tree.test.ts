import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { type Document, type Node, parsePage } from './tree.ts';

/** Names and places of all nodes. */
function placesIn(node: Document | Node): readonly unknown[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  return [node.nodeName, node.sourceCodeLocation, ...children.map(placesIn)];
}

test.each([
  '<!doctype html><p>One<p>Two<b>three<i>four</b>five</i></p></p>',
  '<table>text<tr><td>a<td>b</table><select><option>a<option>b</select>',
  '<a href=a><div><a href=b>x</div>y</a>&amp;<svg><a>z</svg></body>\n</html>\n',
  '<ul><li>a<li>b<dl><dt>c<dd>d</ul><template><p>e</template><br></br>',
])('finds each node where parse5 does: %s', (html) => {
  expect(placesIn(parsePage(html))).toEqual(
    placesIn(parse(html, { sourceCodeLocationInfo: true })),
  );
});

import { join } from 'node:path';

/** The scripts and stylesheets that a page of Next.js loads. */
export function nextAssets(html: string, output: string): readonly string[] {
  const assets = html.matchAll(/(?:href|src)="(\/(?:_next\/static|bookplate)[^"]+\.(?:css|js))/g);
  return Array.from(new Set(Array.from(assets, ([, asset = '']) => asset)), (asset) =>
    join(output, asset),
  );
}

import { createHash } from 'node:crypto';

/** What we use of a loader's `this`: https://webpack.js.org/api/loaders/ */
interface LoaderContext {
  emitFile(path: string, text: string): void;
}

/**
 * A loader for Scalar's stylesheet, which gives its URL. Those of Docusaurus would rewrite it for older browsers, with
 * hundreds of warnings, and other selectors than Scalar has.
 *
 * @param css of Scalar
 * @returns a module
 */
export default function styleLoader(this: LoaderContext, css: string): string {
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 8);
  const path = `assets/css/scalar.${hash}.css`;
  // oxlint-disable-next-line no-this-in-exported-function -- how bundlers call a loader
  this.emitFile(path, css);
  return `export default __webpack_public_path__ + ${JSON.stringify(path)};`;
}

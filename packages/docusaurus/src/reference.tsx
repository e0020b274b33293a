import { warnOfPrefill } from '@bookplate/openapi';
import { type PageDocument, type Scalar, startScalarPage } from '@bookplate/openapi/scalar-page';
import type { ReferenceDescription } from '@bookplate/docs/reference';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { playgroundTexts } from './lib/client/playground-texts.ts';
// oxlint-disable-next-line no-unassigned-import -- the bundler takes it
import '../reference.css';

/** What `import openapi from './openapi.yaml?reference'` gives. */
export type ImportedReference = PageDocument & ReferenceDescription;

/** Props of {@link ApiReference}. */
export interface ApiReferenceProps {
  /** A file with OpenAPI 3.0 or 3.1, in JSON or YAML, bundled into one, imported with `?reference`. */
  readonly document: ImportedReference;
}

/**
 * An API reference with a playground: Scalar, which the site has to have installed (`@scalar/api-reference`). Until it
 * has loaded, and without JavaScript, there is a list of the operations for everyone.
 *
 * @param props the document
 * @returns the element
 */
export function ApiReference({ document }: ApiReferenceProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const [hasStarted, setHasStarted] = useState(false);
  useEffect(() => {
    if (!place.current) return undefined;
    return startScalarPage(place.current, document, {
      load,
      onStart: () => setHasStarted(true),
      onPrefill: process.env['NODE_ENV'] === 'production' ? undefined : warnOfPrefill,
      texts: playgroundTexts(),
    });
  }, [document]);
  const { title, description, operations } = document;
  return (
    <div className="bookplate-reference">
      {/* Never with children of React's own. */}
      <div ref={place} />
      {!hasStarted && (
        <div className="bookplate-reference-list">
          <h1>{title}</h1>
          <p>{description}</p>
          <ul>
            {operations.map(({ method, path, summary, description: text }) => (
              <li key={`${method} ${path}`}>
                <code>
                  {method} {path}
                </code>{' '}
                <b>{summary}</b> {text}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

async function load(): Promise<Scalar> {
  const [scalar] = await Promise.all([import('@scalar/api-reference'), loadStyle()]);
  return scalar;
}

/** Once, for as long as the reader goes from page to page. */
let style: Promise<void> | undefined;

function loadStyle(): Promise<void> {
  style ??= import('!!./lib/reference/style-loader.js!@scalar/api-reference/style.css').then(
    ({ default: href }) =>
      new Promise((resolve) => {
        const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
        // Without it, the reference is there, though not as it should look.
        for (const event of ['load', 'error']) link.addEventListener(event, () => resolve());
        document.head.append(link);
      }),
  );
  return style;
}

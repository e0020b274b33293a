import imported from '@theme-init/ApiExplorer/CodeSnippets';
import type { ReactElement } from 'react';
import { componentIn } from '../../client/component-in.ts';

const CodeSnippets = componentIn(imported);

// A site can have keys in these samples, in clear. Ours are masked from people who look at the screen.
export default function BookplateCodeSnippets(props: object): ReactElement {
  return <CodeSnippets {...props} maskCredentials />;
}

import { CodeBlockContextProvider, useCodeBlockContext } from '@docusaurus/theme-common/internal';
import CodeBlockButtons from '@theme-init/CodeBlock/Buttons';
import { type ReactElement, useContext } from 'react';
import { useBookplate } from '../../../react/use-bookplate.ts';
import { CodeSample } from '../../code-sample.tsx';
import { keepShown, sampleText } from '../../sample-lines.ts';

// What is copied is what is seen.
export default function BookplateCodeBlockButtons(props: object): ReactElement {
  const sample = useContext(CodeSample);
  const { metadata, wordWrap } = useCodeBlockContext();
  const code = useBookplate((user) =>
    sample ? sampleText(keepShown(sample, metadata.code), user) : metadata.code,
  );
  if (!sample) return <CodeBlockButtons {...props} />;
  return (
    <CodeBlockContextProvider
      metadata={{ ...metadata, code: code ?? metadata.code }}
      wordWrap={wordWrap}
    >
      <CodeBlockButtons {...props} />
    </CodeBlockContextProvider>
  );
}

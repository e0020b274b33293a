import CodeBlockLine from '@theme-init/CodeBlock/Line';
import { type ReactElement, type ReactNode, useContext } from 'react';
import { renderParts, SampleLines } from '../../client/code-sample.tsx';
import { splitTokens } from '../../client/sample-lines.ts';

interface Token {
  readonly content: string;
}

// The highlighter sees the sample of the anonymous reader; only then do the values take their places in its tokens.
export default function BookplateCodeBlockLine(props: {
  readonly line: readonly Token[];
  readonly classNames?: readonly string[];
  readonly getTokenProps: (input: { readonly token: Token }) => { readonly children: ReactNode };
}): ReactElement {
  const { line, classNames, getTokenProps } = props;
  const parts = useContext(SampleLines).get(classNames);
  if (!parts?.some((part) => typeof part !== 'string')) return <CodeBlockLine {...props} />;
  const ofTokens = splitTokens(
    line.map(({ content }) => content),
    parts,
  );
  return (
    <CodeBlockLine
      {...props}
      getTokenProps={(input: { readonly token: Token }) => ({
        ...getTokenProps(input),
        // The only token of an empty line is replaced by an emptier one on the way.
        children: renderParts(ofTokens[Math.max(line.indexOf(input.token), 0)] ?? []),
      })}
    />
  );
}

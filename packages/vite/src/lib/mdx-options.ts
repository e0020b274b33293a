import { rehypeBookplate } from '@bookplate/docs/rehype';
import { remarkBookplate } from '@bookplate/docs/remark';
import type { PluggableList } from 'unified';

/** The options of `@mdx-js/rollup` that have a part of ours. */
export interface MdxOptions {
  readonly remarkPlugins?: PluggableList | null | undefined;
  readonly rehypePlugins?: PluggableList | null | undefined;
}

/**
 * Compiles the `user` expressions of MDX pages: `mdx(withBookplate({ remarkPlugins: [remarkGfm] }))`.
 *
 * @param options for `@mdx-js/rollup`, as they would be without Bookplate
 * @returns the same with our plugins: one before yours, for it reads the expressions before others read the headings,
 * and one behind them, for it puts the reader into code that is highlighted by then
 */
export function withBookplate<Options extends MdxOptions>(
  options?: Options,
): Omit<Options, keyof MdxOptions> & Required<{ [name in keyof MdxOptions]: PluggableList }> {
  const { remarkPlugins, rehypePlugins, ...others } = options ?? ({} as Options);
  const ours = { target: 'react', reactModule: '@bookplate/vite/react' } as const;
  return {
    ...others,
    remarkPlugins: [[remarkBookplate, ours], ...(remarkPlugins ?? [])],
    rehypePlugins: [...(rehypePlugins ?? []), [rehypeBookplate, ours]],
  };
}

export { type HtmlSnippet, htmlSnippet } from './lib/page-head/html-snippet.ts';

import { posix } from 'node:path';
import { withoutExtension } from '../host.ts';

/** `01-intro` is `intro`, but `2024-01-intro` and `7.0-intro` stay. */
const numberPrefix = /^(?!\d+[-_.]\d+)\d+\s*[-_.]+\s*(?=[^-_.\s])/;

/**
 * @param file a page of the docs
 * @param slug of its front matter
 * @param id of its front matter
 * @returns its path below the plugin's route
 */
export function docsPath(file: string, slug: string | undefined, id: string | undefined): string {
  if (slug?.startsWith('/')) return slug;
  const path = withoutExtension(file);
  const name = posix.basename(path);
  const folder = posix.dirname(path);
  const folderPath = folder
    .split('/')
    .map((segment) => segment.replace(numberPrefix, ''))
    .join('/');
  const isIndex = ['index', 'readme', posix.basename(folder).toLowerCase()].includes(
    name.toLowerCase(),
  );
  if (slug === undefined && isIndex) return folderPath;
  return posix.join('/', folderPath, slug ?? id ?? name.replace(numberPrefix, ''));
}

const dated = /^(?<folder>.*)(?<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?<text>.*?)(?:\/index)?$/;

/**
 * @param file a post
 * @param slug of its front matter
 * @returns its path below the plugin's route
 */
export function blogPath(file: string, slug: string | undefined): string {
  const path = withoutExtension(file);
  if (slug !== undefined) return slug.startsWith('/') ? slug : posix.join('/', slug);
  const { folder = '', date, text = '' } = dated.exec(path)?.groups ?? {};
  return date === undefined
    ? path.replace(/(^|\/)index$/, '')
    : `${date.replaceAll('-', '/')}/${folder}${text}`;
}

/**
 * @param file a Markdown page
 * @param slug of its front matter
 * @returns its path below the plugin's route
 */
export function pagesPath(file: string, slug: string | undefined): string {
  return slug ?? withoutExtension(file).replace(/(^|\/)index$/, '');
}

export {
  findGenerator,
  type FoundGenerator,
  type Generator,
  generators,
} from './lib/hosts/generators.ts';
export { readSetting } from './lib/hosts/read-setting.ts';

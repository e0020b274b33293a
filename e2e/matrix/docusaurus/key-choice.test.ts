// The choice among several keys, on Docusaurus.
import '../../frames/key-choice.test.ts';

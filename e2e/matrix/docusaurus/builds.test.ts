// Docs on Docusaurus, with their settings from a console.
import '../../console/builds.test.ts';

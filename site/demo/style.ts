/** The demo dashboard in the colours of the docs. */
export const css = `
:root { color-scheme: light dark;
  --paper: light-dark(#faf6ee, #191614); --card: light-dark(#fffdf8, #221e1b);
  --ink: light-dark(#2a2320, #efe7dc); --soft: light-dark(#645850, #b9ac9f);
  --line: light-dark(#e4d9c8, #3c352f); --accent: light-dark(#8a2432, #f0a3a0); --on-accent: light-dark(#fff, #2a0d10) }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between;
  padding: .8rem max(1rem, calc(50vw - 22rem)); border-bottom: 1px solid var(--line); background: var(--card) }
nav { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center }
.mark, h1, h2 { font-family: Charter, 'Iowan Old Style', 'Palatino Linotype', Georgia, serif }
.mark { font-weight: 700; color: inherit; text-decoration: none }
main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1rem 4rem }
h1 { margin: 0 0 .5rem; font-size: clamp(1.8rem, 5vw, 2.4rem); line-height: 1.2 }
h2 { margin: 0; font-size: 1.3rem }
a { color: var(--accent) }
.lead { color: var(--soft); font-size: 1.1rem }
.readers { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; margin-top: 2rem }
.reader, .card { padding: 1.4rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--card) }
.reader p { margin: .8rem 0 0; color: var(--soft) }
.card { display: grid; gap: 1rem; margin-top: 2rem }
button { padding: .6rem 1.2rem; border: 0; border-radius: .4rem; background: var(--accent); color: var(--on-accent);
  font: inherit; font-weight: 600; cursor: pointer }
.reader button { width: 100% }
.quiet { padding: 0; background: none; color: var(--accent); font-weight: 400; text-decoration: underline }
label { display: grid; gap: .3rem; font-weight: 600 }
input, select { width: 100%; padding: .6rem .7rem; border: 1px solid var(--soft); border-radius: .4rem; background: var(--paper);
  color: inherit; font: inherit; font-weight: 400 }
.done, .problem { padding: .7rem 1rem; border-radius: .4rem; border: 1px solid var(--line); background: var(--card) }
.problem { border-color: var(--accent); color: var(--accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
`;

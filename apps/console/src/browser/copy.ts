// Buttons that copy a text of the page. Without a clipboard, which only secure origins have, they stay hidden.

// Not there on other origins, whatever its type says.
const clipboard = navigator.clipboard as Clipboard | undefined;

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
  const source = document.getElementById(button.dataset['copies'] ?? '');
  if (!clipboard || !source) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    clipboard.writeText(source.textContent).then(
      () => {
        button.textContent = 'Copied';
      },
      () => {
        button.textContent = 'Not copied: select the text and copy it';
      },
    );
  });
}

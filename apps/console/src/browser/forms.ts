// What forms gain with JavaScript: a mark while something is not saved, one request for two clicks, and the focus where
// `autofocus` is not enough. All words are in the page.

/** Nobody tells a page that a request was stopped: after this, the form can be sent again. The server takes it once. */
const patienceMs = 10_000;

const busyButtons = [...document.querySelectorAll<HTMLButtonElement>('button[data-busy]')];
const labels = new Map(busyButtons.map((button) => [button, button.textContent]));
let isSending = false;

for (const form of new Set(busyButtons.map((button) => button.form)))
  form?.addEventListener('submit', sendOnce);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-unsaved]'))
  watchChanges(form);
// Back from the next page, this one is as it was when it was left.
addEventListener('pageshow', ({ persisted }) => void (persisted && settle()));
focusMarked();

function sendOnce(event: SubmitEvent): void {
  if (isSending) {
    event.preventDefault();
    return;
  }
  isSending = true;
  for (const button of busyButtons) {
    // Not `disabled`: that would take the focus away.
    button.setAttribute('aria-disabled', 'true');
    if (button === event.submitter) button.textContent = button.dataset['busy'] ?? '';
  }
  setTimeout(settle, patienceMs);
}

function settle(): void {
  isSending = false;
  for (const [button, label] of labels) {
    button.removeAttribute('aria-disabled');
    button.textContent = label;
    button.form?.dispatchEvent(new Event('input'));
  }
}

function watchChanges(form: HTMLFormElement): void {
  const note = form.querySelector<HTMLElement>('[data-unsaved-note]');
  // What was refused is not saved, whatever else is typed.
  const wasRefused = form.dataset['unsaved'] === 'yes';
  const mark = (): void => {
    const isUnsaved = wasRefused || isChanged(form);
    if (note) note.textContent = isUnsaved ? (note.dataset['unsavedNote'] ?? '') : '';
    // Only while it is needed: browsers do not keep a page with such a listener for going back.
    if (isUnsaved) addEventListener('beforeunload', askBeforeLeaving);
    else removeEventListener('beforeunload', askBeforeLeaving);
  };
  form.addEventListener('input', mark);
  addEventListener('pageshow', mark);
  // Each form of the page leaves it on purpose: "Take theirs" is another one.
  document.addEventListener('submit', ({ defaultPrevented }) => {
    if (!defaultPrevented) removeEventListener('beforeunload', askBeforeLeaving);
  });
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Compared with what the page came with: after a reload, browsers fill in again what was typed. */
function isChanged(form: HTMLFormElement): boolean {
  return [...form.elements].some((element) => {
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
      return element.value !== element.defaultValue;
    return (
      element instanceof HTMLSelectElement &&
      [...element.options].some((option) => option.selected !== option.defaultSelected)
    );
  });
}

/** Browsers do not follow `autofocus` everywhere, nor where the address names a part of the page. */
function focusMarked(): void {
  if (document.activeElement === document.body)
    document.querySelector<HTMLElement>('[autofocus]')?.focus();
}

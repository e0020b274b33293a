// Keeps the figures of the health page up to date while it is visible and not in use.

const everyMs = 60_000;

async function refresh(): Promise<void> {
  const figures = document.querySelector('#figures');
  const isInUse = figures?.contains(document.activeElement) || figures?.querySelector('[open]');
  if (!figures || isInUse || document.hidden) return;
  const answer = await fetch(location.href);
  // Signed out, or the console is away: what is shown stays.
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('#figures');
  if (fresh) figures.replaceWith(fresh);
}

function refreshLater(): void {
  setTimeout(() => void refresh().finally(refreshLater), everyMs);
}

refreshLater();

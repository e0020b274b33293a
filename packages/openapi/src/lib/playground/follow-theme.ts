/**
 * Has Scalar follow the theme of the docs: they have it in `data-theme` of the root, Scalar in classes of the body.
 * Scalar sets its classes at other times too, such as when the system's theme changes.
 *
 * @returns stops it, and takes the classes away
 */
export function followTheme(): () => void {
  const { body, documentElement: root } = document;
  const apply = (): void => {
    const isLight = root.dataset['theme'] === 'light';
    body.classList.toggle('dark-mode', !isLight);
    body.classList.toggle('light-mode', isLight);
  };
  const observer = new MutationObserver(apply);
  observer.observe(root, { attributeFilter: ['data-theme'] });
  observer.observe(body, { attributeFilter: ['class'] });
  apply();
  return () => {
    observer.disconnect();
    body.classList.remove('dark-mode', 'light-mode');
  };
}

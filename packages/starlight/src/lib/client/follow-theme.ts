/**
 * Has Scalar follow Starlight's theme: the one has it in classes of the body, the other in an attribute of the root.
 * Scalar sets its classes at other times too, such as when the system's theme changes.
 */
export function followTheme(): void {
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
}

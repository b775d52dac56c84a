// The theme changes at once; the same form tells the server, which keeps the choice in its cookie.

function apply(theme: string): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  document
    .querySelector('meta[name="color-scheme"]')
    ?.setAttribute('content', theme === 'auto' ? 'light dark' : theme);
  for (const button of document.querySelectorAll<HTMLButtonElement>('form[data-island="theme"] button')) {
    button.setAttribute('aria-pressed', String(button.value === theme));
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.island !== 'theme') return;
  const button = event.submitter;
  if (!(button instanceof HTMLButtonElement)) return;
  event.preventDefault();
  apply(button.value);
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, button))
    if (typeof value === 'string') body.append(name, value);
  // A choice that the server did not hear is only lost with the page; nothing to tell the reader.
  fetch(form.action, { method: 'POST', body, redirect: 'manual', credentials: 'same-origin' }).catch(
    () => undefined,
  );
});

export {};

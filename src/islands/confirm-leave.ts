// Asks before a page with words that were typed and not sent is left. The browser writes the question itself.

function snapshot(form: HTMLFormElement): string {
  const parts: string[] = [];
  for (const [name, value] of new FormData(form)) {
    parts.push(`${name}=${typeof value === 'string' ? value : `${value.name}:${value.size}`}`);
  }
  return parts.join('&');
}

const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-confirm-leave]')];
// A form that came back with errors holds unsaved words from the start.
const initial = new Map(
  forms.map((form) => [form, form.querySelector('#error-summary') ? undefined : snapshot(form)]),
);
let sending = false;

document.addEventListener('submit', () => {
  sending = true;
});

window.addEventListener('pageshow', () => {
  sending = false;
});

window.addEventListener('beforeunload', (event) => {
  if (!sending && forms.some((form) => snapshot(form) !== initial.get(form))) event.preventDefault();
});

export {};

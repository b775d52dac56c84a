// Leads to the errors of a form: the summary takes the focus, its links put the cursor into the fields.

const summary = document.getElementById('error-summary');
if (summary) {
  summary.focus();
  summary.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const field = link ? document.getElementById(link.hash.slice(1)) : null;
    if (!field) return;
    event.preventDefault();
    // The label and the message stand above the field: show them too.
    const whole = field.closest('.field') ?? field;
    whole.scrollIntoView({ block: 'start' });
    field.focus({ preventScroll: true });
  });
}

export {};

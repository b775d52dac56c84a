// Adds what plain checkboxes lack: all rows at once, a range by Shift, and the number in a sentence.

const categories = ['one', 'few', 'many'];
const rules = new Intl.PluralRules(document.documentElement.lang || 'ru');
const numbers = new Intl.NumberFormat(document.documentElement.lang || 'ru');

function sentence(words: string, count: number): string {
  const forms = words.split('|');
  const index = Math.max(0, categories.indexOf(rules.select(count)));
  return (forms[index] ?? forms[0] ?? '#').replace('#', numbers.format(count));
}

function enhance(form: HTMLFormElement): void {
  const boxes = [...form.querySelectorAll<HTMLInputElement>('tbody input[type="checkbox"].table__box')];
  const bar = form.querySelector<HTMLElement>('[data-part="bar"]');
  const count = form.querySelector<HTMLElement>('[data-part="count"]');
  const head = form.querySelector<HTMLElement>('[data-part="all"]');
  if (!bar || !count || !head || boxes.length === 0) return;

  const all = document.createElement('input');
  all.type = 'checkbox';
  all.className = 'choice__input table__box';
  // Without a name it is not sent; the rows are.
  all.setAttribute('aria-label', head.dataset.words ?? '');
  const tick = document.createElement('label');
  tick.className = 'table__tick';
  tick.append(all);
  head.append(tick);

  const update = (): void => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
    bar.dataset.active = ticked > 0 ? 'true' : 'false';
    count.textContent = ticked > 0 ? sentence(count.dataset.words ?? '#', ticked) : '';
  };

  let last: number | undefined;
  form.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const index = boxes.indexOf(event.target);
    if (index < 0) return;
    if (event.shiftKey && last !== undefined) {
      const [from, to] = last < index ? [last, index] : [index, last];
      for (const box of boxes.slice(from, to + 1)) box.checked = event.target.checked;
    }
    last = index;
  });
  form.addEventListener('change', (event) => {
    if (event.target === all) for (const box of boxes) box.checked = all.checked;
    update();
  });
  // The browser may bring ticks back after going back in history.
  window.addEventListener('pageshow', update);
  update();
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-island="bulk-select"]'))
  enhance(form);

export {};

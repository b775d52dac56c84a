// Asks how far a long work is and shows it; at the end the page is loaded again to show the result.

interface Answer {
  done: number;
  total?: number | null;
  state: 'running' | 'done' | 'failed';
  note?: string | null;
}

const second = 1000;
const slowest = 15 * second;
const numbers = new Intl.NumberFormat(document.documentElement.lang || 'ru');

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'done' in value && typeof value.done === 'number' && 'state' in value && typeof value.state === 'string'
  );
}

function show(box: HTMLElement, answer: Answer): void {
  const bar = box.querySelector('progress');
  const counts = box.querySelector('[data-part="counts"]');
  const note = box.querySelector('[data-part="note"]');
  if (bar && answer.total) {
    bar.max = answer.total;
    bar.value = Math.min(answer.done, answer.total);
  }
  if (counts) {
    counts.textContent = answer.total
      ? (box.dataset.words ?? '{done}')
          .replace('{done}', numbers.format(answer.done))
          .replace('{total}', numbers.format(answer.total))
      : numbers.format(answer.done);
  }
  // Only a change is written, so that a screen reader is not told the same again each second.
  if (note && answer.note && note.textContent !== answer.note) note.textContent = answer.note;
}

async function ask(url: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
    });
    const answer: unknown = response.ok ? await response.json() : undefined;
    return isAnswer(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

function poll(box: HTMLElement, url: string): void {
  let pause = second;
  const step = async (): Promise<void> => {
    const answer = document.hidden ? undefined : await ask(url);
    if (answer) {
      pause = second;
      show(box, answer);
      if (answer.state !== 'running') {
        location.reload();
        return;
      }
    } else if (!document.hidden) {
      // The network or the server is away: ask ever more seldom, but go on asking.
      pause = Math.min(pause * 2, slowest);
    }
    setTimeout(() => void step(), pause);
  };
  setTimeout(() => void step(), pause);
}

for (const box of document.querySelectorAll<HTMLElement>('[data-poll]')) {
  const url = box.dataset.poll;
  if (url && box.dataset.state === 'running') poll(box, url);
}

export {};

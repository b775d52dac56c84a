// Menus are plain <details>: they open without this. Here they also close as one expects a menu to close.

const selector = 'details[data-menu]';

function openMenus(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>(`${selector}[open]`)];
}

function closeExcept(inside: Node | null): void {
  for (const menu of openMenus()) if (!inside || !menu.contains(inside)) menu.open = false;
}

document.addEventListener('click', (event) => {
  closeExcept(event.target instanceof Node ? event.target : null);
});

document.addEventListener('focusin', (event) => {
  if (event.target instanceof Node && event.target !== document.body) closeExcept(event.target);
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const menu = openMenus().at(-1);
  if (!menu) return;
  const hadFocus = menu.contains(document.activeElement);
  menu.open = false;
  if (hadFocus) menu.querySelector('summary')?.focus();
});

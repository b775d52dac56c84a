// A dialog opens as the target of the address without this. Here it becomes modal: the focus stays inside,
// Escape closes it, and the focus returns to what opened it.

function dialogOf(hash: string): HTMLDialogElement | undefined {
  const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  return target instanceof HTMLDialogElement && target.dataset.dialog ? target : undefined;
}

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return;
  if (!(event.target instanceof Element)) return;
  const open = event.target.closest('dialog[open]');
  const link = event.target.closest('a');
  if (open instanceof HTMLDialogElement) {
    // The dialog's own box fills it, so a click on the dialog itself is a click on what lies behind.
    const leaves = event.target === open || link?.getAttribute('href') === `#${open.id}-open`;
    if (leaves) {
      event.preventDefault();
      open.close();
    }
    return;
  }
  const dialog = link ? dialogOf(link.hash) : undefined;
  if (!dialog || link?.pathname !== location.pathname) return;
  event.preventDefault();
  dialog.showModal();
});

// Opened by its address, from another page or after a reload.
const opened = dialogOf(location.hash);
if (opened) {
  opened.showModal();
  opened.addEventListener('close', () => {
    location.hash = `#${opened.id}-open`;
  });
}

export {};

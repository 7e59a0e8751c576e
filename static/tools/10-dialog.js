// dialog(name, title, …): a window over the page, with its name for a class.
// Escape, its button and a click beside it close it, and the browser gives the
// focus back to where it was. It is opened when its styles are there; without
// them it serves all the same.
lectern.dialog = (() => {
  const { element, icon, word } = lectern;
  const { toolsStyle } = document.documentElement.dataset;
  const styled = toolsStyle ? lectern.load(toolsStyle).catch(() => {}) : Promise.resolve();

  return (name, title, ...content) => {
    const close = element('button', { type: 'button', class: 'close', title: word('close') }, icon('wrong'), element('span', { class: 'sr' }, word('close')));
    const dialog = element('dialog', { class: `tool-dialog ${name}`, 'aria-labelledby': `dialog-${name}` },
      element('div', { class: 'sheet' }, element('header', {}, element('h2', { id: `dialog-${name}` }, title), close), ...content));
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', ({ target }) => { if (target === dialog) dialog.close(); });
    document.body.append(dialog);
    return { element: dialog, close: () => dialog.close(), open: () => styled.then(() => dialog.open || dialog.showModal()) };
  };
})();

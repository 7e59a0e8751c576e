// A passage's address and citation, to be copied. Where the clipboard is not
// allowed, as on some disks, the text is selected instead.
lectern.passage = (() => {
  const { element, word, say } = lectern;

  return (link) => {
    const text = link.closest('.passages').dataset.quote.replace('\uFFFC', link.textContent);
    const known = /^http/.test(location.protocol);
    const citation = element('p', { class: 'citation' }, known ? `${text} ${link.href}` : text);
    const result = element('p', { class: 'done' });

    const button = (name, done, part) => {
      const made = element('button', { type: 'button' }, name);
      made.addEventListener('click', async () => {
        try {
          await navigator.clipboard.writeText(part.textContent);
          result.textContent = done;
        } catch {
          getSelection().selectAllChildren(part);
          result.textContent = word('selected');
        }
        say(result.textContent);
      });
      return made;
    };
    const title = link.getAttribute('aria-label');
    const actions = element('p', { class: 'actions' }, button(word('copyCitation'), word('copiedCitation'), citation));
    const parts = [element('p', { class: 'label' }, `${title} · ${word('citePassage')}`), citation, actions, result];
    if (known) { // a file's address is of use to nobody else
      const address = element('p', { class: 'address' }, link.href);
      actions.append(button(word('copyLink'), word('copiedLink'), address));
      parts.splice(2, 0, address);
    }
    lectern.pop(link, title, ...parts);
  };
})();


// A term's name and definition: from the glossary's part where that is in the
// page, as in a handout, else from the glossary's data.
lectern.term = (() => {
  const { element, word } = lectern;
  const base = new URL(document.documentElement.dataset.root || './', location.href);

  const entry = async (link) => {
    const id = decodeURIComponent(link.hash.slice(1));
    if (link.getAttribute('href').startsWith('#')) {
      const part = document.getElementById(id);
      return [part.querySelector('dt').textContent, [...part.querySelector('dd').cloneNode(true).childNodes]];
    }
    await lectern.load('glossary.js');
    const [name, text] = lectern.glossary[id];
    const made = element('div');
    made.innerHTML = text;
    for (const inner of made.querySelectorAll('a')) inner.href = new URL(inner.getAttribute('href'), base);
    const title = element('div');
    title.innerHTML = name;
    return [title.textContent, [...made.childNodes]];
  };

  return async (link) => {
    const [name, definition] = await entry(link);
    lectern.pop(link, name,
      element('p', {}, element('strong', {}, name)), ...definition,
      element('p', { class: 'more' }, element('a', { href: link.getAttribute('href') }, word('toGlossary'))));
  };
})();

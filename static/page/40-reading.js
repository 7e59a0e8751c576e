// Reading marks: set at a section's end, shown wherever sections are listed;
// and on the front page how much of each quiz and discussion is answered.
(() => {
  const { element, icon, word, store } = lectern;
  const base = new URL(document.documentElement.dataset.root || './', location.href).href;

  for (const mark of document.querySelectorAll('.mark-read')) {
    const box = mark.querySelector('input');
    const { section } = box.dataset;
    mark.hidden = false;
    store.watch(({ read }) => { box.checked = read.includes(section); });
    box.addEventListener('change', () => {
      if (!store.put(['read', section, box.checked])) store.unsaved(mark);
    });
  }

  // A section's name by a link to it: its path, or, in a handout, what its part says.
  const sectionOf = (link) => {
    const part = link.getAttribute('href').startsWith('#') && document.getElementById(link.hash.slice(1));
    return part ? part.querySelector('.mark-read input')?.dataset.section : link.href.slice(base.length);
  };
  for (const list of document.querySelectorAll('.toc:not(.reading), .parts ol, .near')) {
    const links = [...list.querySelectorAll(':scope > li > a')].map((link) => [link, sectionOf(link)]);
    const much = element('p', { class: 'much' });
    if (list.matches('.toc')) list.after(much);
    store.watch(({ read }) => {
      for (const old of list.querySelectorAll('.is-read')) old.remove();
      const done = links.filter(([, section]) => read.includes(section));
      for (const [link] of done) {
        link.append(element('span', { class: 'is-read' }, ' ', icon('right'), element('span', { class: 'sr' }, word('read'))));
      }
      much.textContent = done.length ? word('readOf', done.length, links.length) : '';
    });
  }

  for (const much of document.querySelectorAll('.much[data-ids]')) {
    const ids = much.dataset.ids.split(' ');
    const plain = much.textContent;
    store.watch(({ answers, notes }) => {
      const done = ids.filter((id) => store.done(answers[id] ?? notes[id])).length;
      much.textContent = done ? word('progress', done, ids.length) : plain;
    });
  }
})();

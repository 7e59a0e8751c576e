// In a handout all questions stand on one page: My work takes their words from
// there instead of holding them a second time.
for (const deed of document.querySelectorAll('.deed[hidden]')) {
  const { element } = lectern;
  const copy = (nodes) => [...nodes].map((node) => {
    const made = node.cloneNode(true);
    for (const named of made.querySelectorAll?.('[id]') ?? []) named.removeAttribute('id');
    return made;
  });
  const part = document.getElementById(deed.querySelector('.words').hash.slice(1));
  const list = element('ol');
  for (const question of part.querySelectorAll('[data-question]')) {
    const { question: id, kind, hash } = question.dataset;
    const [label, ...stem] = [...question.querySelector('.stem').childNodes].filter((node) => node.textContent.trim());
    const item = element('li', { 'data-item': id, 'data-kind': kind, 'data-hash': hash },
      element('p', { class: 'stem' }, element('span', { class: 'label' }, label.textContent.split(' · ')[0]), ' ',
        element('a', { class: 'words', href: `#${question.id}` }, ...copy(stem))));
    const lefts = question.querySelectorAll('.pairs .item');
    if (lefts.length) item.append(element('ul', { class: 'lefts', hidden: '' }, ...[...lefts].map((left) => element('li', {}, ...copy(left.childNodes)))));
    const context = question.querySelectorAll('fieldset .prose');
    if (context.length) item.append(element('div', { class: 'context prose' }, ...[...context].flatMap((block) => copy(block.childNodes))));
    list.append(item);
  }
  deed.append(list);
  deed.hidden = false;
}

// Items to put in order: by two buttons, or by writing the place. The item that
// is moved stays where it is in the document and its neighbours go round it, so
// that the focus is never lost.
lectern.sortable = (form) => {
  const { element, icon, word, say } = lectern;
  const list = form.querySelector('.order');
  const original = [...list.children];

  const number = () => {
    [...list.children].forEach((item, i) => {
      item.querySelector('.rank').value = i + 1;
      const [up, down] = item.querySelectorAll('.move');
      up.ariaDisabled = i === 0;
      down.ariaDisabled = i === original.length - 1;
    });
  };

  const move = (item, to) => {
    const items = [...list.children];
    const from = items.indexOf(item);
    to = Math.min(Math.max(to, 0), items.length - 1);
    if (to < from) item.after(...items.slice(to, from));
    if (to > from) item.before(...items.slice(from + 1, to + 1));
    number();
    if (to === from) return;
    say(word('moved', item.querySelector('.item').textContent, to + 1, items.length));
    form.dispatchEvent(new Event('input'));
  };

  for (const item of original) {
    const name = item.querySelector('.item').textContent;
    for (const [way, step] of [['up', -1], ['down', 1]]) {
      const button = element('button', { type: 'button', class: 'move', title: word(way) }, icon(way), element('span', { class: 'sr' }, `${word(way)}: ${name}`));
      button.addEventListener('click', () => move(item, [...list.children].indexOf(item) + step));
      item.append(button);
    }
    const rank = item.querySelector('.rank');
    rank.setAttribute('form', ''); // there Enter moves the item, and checks nothing
    rank.addEventListener('change', () => move(item, Number(rank.value) - 1 || 0));
  }
  number();

  const arrange = (items) => { list.append(...items); number(); };
  return { arrange, reset: () => arrange(original) };
};

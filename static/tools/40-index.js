// What is searched: a list of parts, each [kind, path, title, [[id, label, text, head?]…]].
// On the site it is search.js, loaded when search is first opened, which sets
// lectern.index. A handout holds everything itself, and its elements are walked.
lectern.walk = () => {
  const { word } = lectern;
  const apart = '.number, .ref, .aside-note, .leans, .return, .label, .back, .uses, .mark, .is-read, .move, svg, script';

  const text = (node) => {
    let all = '';
    const walk = (parent) => {
      for (const child of parent.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) all += child.data;
        else if (child.nodeType === Node.ELEMENT_NODE && !child.matches(apart)) walk(child);
      }
    };
    if (node) walk(node);
    return all.replace(/\s+/g, ' ').trim();
  };
  // Where a link can lead: the element itself, or the nearest place before it.
  const id = (node) => node.id || node.querySelector('[id]')?.id || node.closest('[id]').id;

  // “§ 3 ¶ 12”, as it is cited.
  const place = (number) => /§.*\uFFFC/.exec(number.closest('.passages').dataset.quote)?.[0].replace('\uFFFC', number.textContent) ?? number.getAttribute('aria-label');
  const passage = (node) => {
    const number = node.querySelector('.number');
    return [number.id, place(number), text(node)];
  };
  const plain = (node) => [id(node), '', text(node)];
  const note = (node) => [node.id, word('note', node.querySelector('.mark').textContent), text(node.querySelector('.words'))];
  const term = (node) => [node.id, '', text(node.querySelector('dd')), text(node.querySelector('dt'))];
  const question = (node) => [node.id, node.querySelector('.stem .label').textContent.split(' · ')[0], `${text(node.querySelector('.stem'))} ${text(node.querySelector(':is(legend, .stem) + .prose'))}`];
  const event = (node) => [id(node), node.querySelector('.date').textContent, text(node.querySelector('p'))];
  const work = (node) => [node.id, '', text(node.querySelector('div'))];
  // A section's own questions, not those it draws from a quiz.
  const drawn = new Set([...document.querySelectorAll('.kind-quiz .question')].map(({ dataset }) => dataset.question));
  const all = (part, of, selector) => [...part.querySelectorAll(selector)].filter(({ dataset }) => of !== 'section' || !drawn.has(dataset.question));
  const kinds = [
    ['section', 'article', '.passage', passage],
    ['section', 'notes', '.notes li', note],
    ['section', 'questions', '.question', question],
    ['question', 'questions', '.prose :is(p, li):not(li p)', plain],
    ['discussion', 'questions', '.talk', question],
    ['quiz', 'questions', '.question', question],
    ['glossary', 'glossary', '.terms > div', term],
    ['timeline', 'timeline', '.events > li', event],
    ['references', 'references', '.works > li', work],
  ];

  return [...document.querySelectorAll('.part')].flatMap((part) => kinds
    .filter(([of]) => part.classList.contains(`kind-${of}`))
    .map(([of, kind, selector, read]) => {
      const title = text(part.querySelector('h2'));
      const first = kind === 'article' || kind === 'questions' && of !== 'section' ? [[part.id, '', '', title]] : [];
      return [kind, '', /^(article|notes|questions)$/.test(kind) ? title : '', [...first, ...all(part, of, selector).map(read)]];
    }));
};

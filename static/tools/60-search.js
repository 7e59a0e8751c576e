// The search window: a field, how much was found, and the hits by their kinds,
// each in its sentence.
lectern.search = (() => {
  const { element, word, find } = lectern;
  const { root, lang, tools } = { ...document.documentElement.dataset, lang: document.documentElement.lang };
  const most = 5; // of a kind, before more are asked for
  let dialog, field, said, list, ready;

  const kinds = { article: word('inArticle'), notes: word('inNotes'), glossary: word('inGlossary'), questions: word('inQuestions'), references: word('inReferences'), timeline: word('inTimeline') };

  const marked = (text, query) => find.pieces(text, query).map(([part, mark]) => mark ? element('mark', {}, part) : part);

  // The sentence that answers best, cut where it is long.
  const sentences = (text) => Intl.Segmenter ? [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment) : [text];
  const long = 260; // letters: more than that is not shown whole
  const sentence = (text, query) => {
    if (text.length < long) return text;
    let best = '', most = -1;
    for (const one of sentences(text)) {
      const fit = find.fit(one, query);
      if (fit > most) [best, most] = [one, fit];
    }
    if (best.length < long) return best.trim();
    const before = find.pieces(best, query)[0][0].length;
    const start = before < 120 ? 0 : best.lastIndexOf(' ', before - 80) + 1;
    const end = best.indexOf(' ', start + 220);
    return (start ? '… ' : '') + (end > 0 ? `${best.slice(start, end)} …` : best.slice(start)).trim();
  };

  const hit = ({ path, title, id, label, body, head }, query) => {
    const where = [label, head ? '' : title].filter(Boolean).join(' · ');
    const parts = [];
    if (where) parts.push(element('span', { class: 'label' }, where));
    if (head) parts.push(element('span', { class: 'head' }, ...marked(head, query)));
    if (body) parts.push(element('span', { class: 'in' }, ...marked(sentence(body, query), query)));
    const link = element('a', { href: (path ? root + path : '') + (id ? `#${id}` : '') }, ...parts);
    link.addEventListener('click', (event) => { if (!event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close(); });
    return element('li', {}, link);
  };

  const group = (kind, hits, query) => {
    const rows = element('ul', {}, ...hits.slice(0, most).map((one) => hit(one, query)));
    const section = element('section', {}, element('h3', { class: 'label' }, kinds[kind]), rows);
    if (hits.length > most) {
      const more = element('button', { type: 'button', class: 'plain' }, word('more', hits.length - most));
      more.addEventListener('click', () => {
        const rest = hits.slice(most).map((one) => hit(one, query));
        more.remove();
        rows.append(...rest);
        rest[0].firstChild.focus();
      });
      section.append(more);
    }
    return section;
  };

  const show = () => {
    if (!ready) return;
    const query = field.value.trim();
    const groups = new Map(); // by the best hit of each
    const found = find.find(query);
    for (const one of found) {
      if (!groups.has(one.kind)) groups.set(one.kind, []);
      groups.get(one.kind).push(one);
    }
    list.replaceChildren(...[...groups].map(([kind, hits]) => group(kind, hits, query)));
    list.scrollTop = 0;
    said.textContent = !query ? '' : found.length ? word('found', found.length) : word('nothing', query);
  };

  // Arrows go from the field through the hits and back; Enter in it opens the first.
  const go = (event) => {
    const stops = [field, ...list.querySelectorAll('a, button')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const to = step && stops[stops.indexOf(document.activeElement) + step];
    if (to && stops.includes(document.activeElement)) {
      event.preventDefault();
      to.focus();
    }
    if (event.key === 'Enter' && document.activeElement === field && !event.isComposing) list.querySelector('a')?.click();
  };

  const make = () => {
    field = element('input', { id: 'search-field', type: 'text', enterkeyhint: 'search', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', maxlength: 200 });
    said = element('p', { class: 'said-found', role: 'status' });
    list = element('div', { class: 'hits' });
    dialog = lectern.dialog('search', element('label', { for: 'search-field' }, word('searchTitle')), field, said, list);
    field.addEventListener('input', show);
    dialog.element.addEventListener('keydown', go);
  };

  // What is searched is there once; where it could not be loaded, it is asked
  // for again when the window is opened anew.
  const prepare = async () => {
    said.textContent = word('loading');
    try {
      if (tools) await lectern.load('search.js'); else lectern.index = lectern.walk();
    } catch {
      said.textContent = word('notLoaded');
      return;
    }
    find.read(lectern.index);
    delete lectern.index;
    ready = true;
    show();
  };

  return async () => {
    if (!dialog) make();
    await dialog.open();
    field.select();
    if (!ready) prepare();
  };
})();

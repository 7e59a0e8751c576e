// What the scripts of a page share: words, elements, icons, and the one live region.
const lectern = (() => {
  const paths = {
    right: 'M2.5 8.5l3.5 3.5 7.5-8',
    wrong: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
    up: 'M8 13.5v-11M3.5 7L8 2.5 12.5 7',
    down: 'M8 2.5v11M3.5 9L8 13.5 12.5 9',
  };
  const plural = new Intl.PluralRules(document.documentElement.lang);

  // word(key, 5, 6) fills %d and %s in order, or %[2]d by its place; the
  // first number chooses a plural form.
  const word = (key, ...values) => {
    let text = WORDS[key];
    if (typeof text === 'object') {
      const number = values.find((value) => typeof value === 'number');
      text = text[plural.select(number)] ?? text.other;
    }
    let next = 0;
    return text.replace(/%(?:\[(\d)\])?[ds]/g, (_, place) => values[place ? place - 1 : next++]);
  };

  // element('button', {type: 'button', class: 'plain'}, 'text', node…)
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  };

  const icon = (name) => {
    const holder = element('i');
    holder.innerHTML = `<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="${paths[name]}"/></svg>`;
    return holder.firstChild;
  };

  const region = element('div', { class: 'sr', role: 'status' });
  document.body.append(region);
  // Saying the same thing twice must be heard twice: hence the odd space.
  const say = (text) => { region.textContent = region.textContent === text ? text + '\u00a0' : text; };

  // load(path) adds a script or stylesheet of the site, once; its promise is kept
  // when it is there.
  const loads = {};
  const load = (path) => loads[path] ??= new Promise((onload, fail) => {
    const onerror = () => fail(delete loads[path]); // and may be asked for again
    const address = document.documentElement.dataset.root + path;
    const part = path.endsWith('css') ? element('link', { rel: 'stylesheet', href: address }) : element('script', { src: address });
    document.head.append(Object.assign(part, { onload, onerror }));
  });

  return { word, element, icon, say, load };
})();

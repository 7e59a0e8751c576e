// What a student did, on this device: one record for each module and each
// place it stands at. Its form is that of the progress file:
//
//   {lectern: 1, module, name,
//    answers: {question: {hash, answer: […], said: […], tries, first, part: [some, all], right, shown, open}},
//    notes: {question: {hash, text}}, read: [section]}
//
// answer holds the values of what was chosen, said the same in words where they
// differ; once an answer was checked it is the one that was judged last. first is
// the credit of the first try, part what of the last was right where not all was;
// right tells that the last was right, shown that the key was seen, open that
// nothing is judged. What is not of this form is dropped, and the rest kept.
lectern.store = (() => {
  const { module, root } = document.documentElement.dataset;
  const key = `lectern-1 ${module} ${new URL(root || './', location.href).pathname} `;
  const listeners = [];
  const waiting = new Set();

  const isText = (value) => typeof value === 'string';
  const texts = (value) => Array.isArray(value) && value.length < 100 && value.every(isText) ? value.map((text) => text.slice(0, 1e6)) : undefined;
  const short = (value) => isText(value) ? value.slice(0, 200) : '';
  const flag = (value) => value === true || undefined;
  const pair = (value) => Array.isArray(value) && value.length === 2 && value.every(Number.isInteger) ? value : undefined;
  const entries = (value) => Object.entries(value ?? {}).filter(([id, entry]) => /^[\p{L}\p{M}\p{N}_.-]{1,200}$/u.test(id) && entry);

  // A record of the form above, whatever comes in.
  const mend = (raw) => {
    const clean = { lectern: 1, module, name: short(raw.name), answers: { __proto__: null }, notes: { __proto__: null }, read: [] };
    for (const [id, { hash, answer, said, tries, first, part, right, shown, open }] of entries(raw.answers)) {
      if (!texts(answer)) continue;
      clean.answers[id] = {
        hash: short(hash), answer: texts(answer), said: texts(said), tries: Math.min(Math.trunc(Math.abs(tries)) || 0, 99),
        first: typeof first === 'number' && first >= 0 && first <= 1 ? first : undefined,
        part: pair(part), right: flag(right), shown: flag(shown), open: flag(open),
      };
    }
    for (const [id, { hash, text }] of entries(raw.notes)) {
      if (isText(text)) clean.notes[id] = { hash: short(hash), text: text.slice(0, 1e6) };
    }
    if (Array.isArray(raw.read)) clean.read = [...new Set(raw.read.filter(isText).map(short))].slice(0, 1000);
    return clean;
  };

  // Each answer, note and mark is an item of its own, named by its part and its
  // id (the name of a student has none), so that tabs that write at one time do
  // not overwrite each other.
  const stored = () => {
    try {
      return Object.entries(localStorage).filter(([name]) => name.startsWith(key)).sort().map(([name, text]) => [...name.slice(key.length).split(' '), text]);
    } catch { return []; }
  };
  const gather = () => {
    const raw = { __proto__: null, answers: {}, notes: {}, read: {}, name: {} };
    for (const [part, id, text] of stored()) {
      try { raw[part][id] = JSON.parse(text); } catch { /* what is damaged is dropped */ }
    }
    return mend({ ...raw, read: Object.keys(raw.read), name: raw.name[''] });
  };
  let record = gather();
  const tell = () => {
    record = gather();
    for (const listener of listeners) listener(record);
  };

  // Keeps each [part, id, entry], or takes it away where there is no entry.
  // Returns whether that could be done: of several all, or none.
  const put = (...items) => {
    const set = ([name, text]) => localStorage[text ? 'setItem' : 'removeItem'](name, text);
    const list = items.map(([part, id, entry]) => [`${key}${part} ${id}`, entry && JSON.stringify(entry)]);
    let before = [];
    try {
      before = list.map(([name]) => [name, localStorage.getItem(name)]).reverse();
      list.forEach(set);
    } catch {
      before.forEach(set);
      return false;
    }
    tell();
    return true;
  };
  const clear = () => put(...stored().map(([part, id]) => [part, id]));

  // Whether a question is answered: checked or, where nothing is, written.
  const done = (entry) => Boolean(entry && (entry.text || entry.open || entry.tries || entry.shown));

  // Calls back when the record has changed, here or in another tab, or may
  // have while the page lay in the browser's cache.
  const watch = (listener) => { listeners.push(listener); listener(record); };
  addEventListener('storage', tell);
  addEventListener('pageshow', (event) => { if (event.persisted) tell(); });

  // Returns a function that calls save soon, and at the latest when the page is
  // left; now() does it at once, and drop() not at all.
  const soon = (save) => {
    let timer = 0;
    const drop = () => { clearTimeout(timer); timer = 0; waiting.delete(now); };
    const now = () => { drop(); save(); };
    return Object.assign(() => { drop(); timer = setTimeout(now, 400); waiting.add(now); }, { now, drop, waits: () => timer > 0 });
  };
  const flush = () => { for (const now of [...waiting]) now(); };
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => { if (document.hidden) flush(); });

  // Says once, below an element, that nothing is kept.
  let said = false;
  const unsaved = (element) => {
    if (said) return;
    said = true;
    element.after(lectern.element('p', { class: 'kept' }, lectern.word('unsaved')));
    lectern.say(lectern.word('unsaved'));
  };

  return { all: () => record, mend, put, clear, done, watch, soon, unsaved };
})();

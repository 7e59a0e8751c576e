// Finding: all words of a query, each as it stands, as the beginning of a word,
// or with another ending. Case, diacritics and apostrophes do not count.
lectern.find = (() => {
  // Letters that a reader's keyboard may lack, and that do not come apart.
  const plainer = { қ: 'к', ғ: 'г', ң: 'н', ұ: 'у', ү: 'у', һ: 'х', ө: 'о', ә: 'а', і: 'и', ı: 'i', y: 'i', ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ß: 'ss' };
  const fold = (text) => text.normalize('NFD').replace(/[\p{M}\u00ad'’‘ʼʹʻ‛`´]+/gu, '').toLowerCase()
    .replace(/[қғңұүһөәіıyłøđðþæœß]/g, (letter) => plainer[letter]);
  const words = (query) => [...new Set(fold(query).match(/[\p{L}\p{N}]+/gu))].sort((a, b) => b.length - a.length);

  // How much of a word may be its ending: a third, as many letters as a case or
  // a plural takes in the languages whose words end in them.
  const ending = (word) => word.length < 4 || /\p{N}/u.test(word) ? 0 : word.length < 10 ? Math.floor(word.length / 3) : Math.ceil(word.length / 3);
  const stem = (word) => word.slice(0, word.length - ending(word));

  // 3: the word itself, 2: its beginning, 1: the same with another ending, 0: not it.
  const likeness = (word, other) => {
    if (other.startsWith(word)) return other.length === word.length ? 3 : word.length > 1 ? 2 : 0;
    let same = 0;
    while (same < word.length && word[same] === other[same]) same++;
    return word.length - same <= ending(word) && other.length - same <= ending(word) + 2 ? 1 : 0;
  };

  // All of the index as one text: a line for each entry, its head before the tab,
  // and a space before and after each word.
  let text, entries, starts, tabs;
  const read = (index) => {
    entries = index.flatMap(([kind, path, title, list]) => list.map(([id, label, body, head = '']) => ({ kind, path, title, id, label, body, head })));
    text = `${fold(entries.map(({ head, body }) => `\n ${head} \t ${body} `).join('')).replace(/[^\p{L}\p{N}\n\t]+/gu, ' ')}\n`;
    starts = [], tabs = [];
    for (let at = 0; at < text.length - 1; at = text.indexOf('\n', at + 1)) {
      starts.push(at);
      tabs.push(text.indexOf('\t', at));
    }
    starts.push(text.length);
  };

  // The entries that hold a word, each with the best of its places; among is
  // what held the words before it.
  const weights = { article: 4, questions: 4 }; // of a head: a title; a term's is less, and a sentence's 1
  const holding = (word, among) => {
    const found = new Map();
    const needle = ` ${stem(word)}`;
    let entry = 0;
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
      while (starts[entry + 1] <= at) entry++;
      if (among && !among.has(entry)) {
        at = starts[entry + 1] - 1;
        continue;
      }
      const like = likeness(word, text.slice(at + 1, text.indexOf(' ', at + 1)));
      const score = like * (at < tabs[entry] ? weights[entries[entry].kind] ?? 3 : 1);
      if (score > (found.get(entry) ?? 0)) found.set(entry, score);
    }
    return found;
  };

  // The entries that hold all words of a query, best first.
  const find = (query) => {
    const list = words(query);
    let all;
    for (const word of list) {
      const found = holding(word, all);
      for (const [entry, score] of found) found.set(entry, score + (all?.get(entry) ?? 0));
      all = found;
    }
    const phrase = list.length > 1 && ` ${fold(query).match(/[\p{L}\p{N}]+/gu).join(' ')}`;
    return [...all ?? []]
      .map(([entry, score]) => [entry, score + (phrase && text.slice(starts[entry], starts[entry + 1]).includes(phrase) ? 3 : 0)])
      .sort(([a, x], [b, y]) => y - x || a - b)
      .map(([entry, score]) => ({ ...entries[entry], score }));
  };

  // A text in pieces, [words, marked], by a query; fit says how well it answers it.
  const tokens = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad'’ʼʹ]*/gu;
  const fit = (part, query) => {
    const here = [...part.matchAll(tokens)].map(([token]) => fold(token));
    return words(query).reduce((sum, word) => sum + Math.max(0, ...here.map((token) => likeness(word, token))), 0);
  };
  const pieces = (part, query) => {
    const list = words(query);
    const all = [];
    let end = 0;
    for (const match of part.matchAll(tokens)) {
      if (!list.some((word) => likeness(word, fold(match[0])))) continue;
      all.push([part.slice(end, match.index), false], [match[0], true]);
      end = match.index + match[0].length;
    }
    return [...all, [part.slice(end), false]];
  };

  return { read, find, fit, pieces };
})();

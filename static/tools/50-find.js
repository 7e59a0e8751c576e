// Finding: all words of a query, each as it stands, as the beginning of a word,
// or with another ending. Case, diacritics, apostrophes and the script do not
// count: Cyrillic is compared in Latin letters, by whichever of the usual
// romanisations.
lectern.find = (() => {
  // Letters that a reader's keyboard may lack, and that do not come apart.
  const plainer = { қ: 'к', ғ: 'г', ң: 'н', ұ: 'у', ү: 'у', һ: 'х', ө: 'о', ә: 'а', і: 'и', ı: 'i', y: 'i', ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ß: 'ss', x: 'ks' };
  const roman = 'a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch  i  e iu ia'.split(' '); // from а to я
  // Where the module is not in Cyrillic, х, қ and kh are one: in its names they stand for each other.
  const kh = /[а-я]/i.test(document.title) ? 'kh' : 'k';
  const fold = (text) => text.normalize('NFD').replace(/[\p{M}\u00ad'’‘ʼʹʻ‛`´]+/gu, '').toLowerCase()
    .replace(/[қғңұүһөәіıyłøđðþæœßx]/g, (letter) => plainer[letter])
    .replace(/[а-я]/g, (letter) => roman[letter.charCodeAt() - 0x430])
    .replaceAll('kh', kh).replace(/(?<![b-df-hj-np-tvwz])ie/g, 'e') // Ye- and -ayev are E- and -aev
    .replaceAll('iz', 'is'); // -ise is -ize
  const letters = /[\p{L}\p{N}]+/gu;
  const words = (query) => [...new Set(fold(query).match(letters))].sort((a, b) => b.length - a.length);

  // How much of a word may be its ending: a third, as many letters as a case or
  // a plural takes in the languages whose words end in them.
  const ending = (word) => word.length < 4 || /\p{N}/u.test(word) ? 0 : word.length < 10 ? Math.floor(word.length / 3) : Math.ceil(word.length / 3);

  // 3: the word itself, 2: its beginning, 1: the same with another ending, 0: not it.
  const likeness = (word, other) => {
    if (other.startsWith(word)) return other.length === word.length ? 3 : word.length > 1 ? 2 : 0;
    let same = 0;
    while (same < word.length && word[same] === other[same]) same++;
    return word.length - same <= ending(word) && other.length - same <= ending(word) + 2 ? 1 : 0;
  };

  // The index by words, each with its places: twice an entry's number, and one
  // more where it stands in the head. What stands between two spaces is taken
  // apart once: a long module has a million words, and few that differ.
  let entries, places;
  const read = (index) => {
    entries = index.flatMap(([kind, path, title, list]) => list.map(([id, label, body, head = '']) => ({ kind, path, title, id, label, body, head })));
    places = new Map();
    const known = new Map();
    const lists = (piece) => (fold(piece).match(letters) ?? []).map((word) => {
      if (!places.has(word)) places.set(word, []);
      return places.get(word);
    });
    const add = (text, place) => {
      for (const piece of text.split(' ')) {
        if (!known.has(piece)) known.set(piece, lists(piece));
        for (const list of known.get(piece)) if (list.at(-1) !== place) list.push(place);
      }
    };
    for (const [i, { head, body }] of entries.entries()) {
      add(body, 2 * i);
      add(head, 2 * i + 1);
    }
  };

  // The entries that hold a word, each with the best of its places; among is
  // what held the words before it.
  const weights = { article: 4, questions: 4 }; // of a head: a title; a term's is less, and a sentence's 1
  const holding = (word, among) => {
    const found = new Map();
    for (const [other, list] of places) {
      const like = likeness(word, other);
      if (!like) continue;
      for (const place of list) {
        const entry = place >> 1;
        if (among && !among.has(entry)) continue;
        const score = like * (place % 2 ? weights[entries[entry].kind] ?? 3 : 1);
        if (score > (found.get(entry) ?? 0)) found.set(entry, score);
      }
    }
    return found;
  };

  // The entries that hold all words of a query, best first: what has it for its
  // name, and of the best hundred those that hold its words side by side.
  // A passage's number, as in “§ 3 ¶ 14”, finds that passage alone.
  const find = (query) => {
    const cited = /¶\s*(\d+)/.exec(query)?.[1];
    if (cited) return entries.filter(({ kind, label }) => kind === 'article' && label.match(/\d+/g)?.at(-1) === cited);
    let all;
    for (const word of words(query)) {
      const found = holding(word, all);
      for (const [entry, score] of found) found.set(entry, score + (all?.get(entry) ?? 0));
      all = found;
    }
    const order = ([a, x], [b, y]) => y - x || a - b;
    const line = (text) => ` ${(fold(text).match(letters) ?? []).join(' ')}`;
    const phrase = line(query);
    const named = (entry) => entries[entry].head && line(entries[entry].head) === phrase ? 9 : 0;
    const sorted = [...all ?? []].map(([entry, score]) => [entry, score + named(entry)]).sort(order);
    const best = phrase.includes(' ', 1) ? sorted.splice(0, 100) : [];
    const together = best.map(([entry, score]) => [entry, score + (line(`${entries[entry].head} ${entries[entry].body}`).includes(phrase) ? 3 : 0)]);
    return [...together.sort(order), ...sorted].map(([entry]) => entries[entry]);
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

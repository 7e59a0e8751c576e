// Comparing what was typed with what is right.
lectern.judge = (() => {
  // Case, spacing, diacritics, quotation marks, dashes and a final stop are forgiven.
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-').replace(/["'`´ʼʹ‘’‚‛“”„‟«»‹›]/g, '')
    .replace(/\s+/g, ' ').trim().replace(/[.,;:!?]+$/, '');

  // Whether one insertion, deletion, replacement or exchange of neighbours turns a into b.
  const oneEdit = (a, b) => {
    if (a.length < b.length) [a, b] = [b, a];
    if (a.length - b.length > 1) return false;
    let i = 0;
    while (i < b.length && a[i] === b[i]) i++;
    if (a.length > b.length) return a.slice(i + 1) === b.slice(i);
    return a.slice(i + 1) === b.slice(i + 1) ||
      (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2));
  };

  // One edit in one word of four letters or more; figures are not spelling.
  const nearly = (given, right) => {
    const theirs = given.split(' ');
    const ours = right.split(' ');
    if (theirs.length !== ours.length) return false;
    const apart = ours.map((word, i) => [theirs[i], word]).filter(([x, y]) => x !== y);
    if (apart.length !== 1) return false;
    const [word, model] = apart[0];
    return [...model].length >= 4 && !/\d/.test(word + model) && oneEdit([...word].join(''), model);
  };

  const text = (given, variants) => {
    const folded = fold(given);
    const rights = variants.map(fold);
    if (rights.includes(folded)) return { right: true };
    return { right: false, near: rights.some((right) => nearly(folded, right)) && 'spelling' };
  };

  // A number with an optional unit; the decimal sign may be a comma.
  const number = (given, { value, tolerance, unit }) => {
    const plain = given.normalize('NFKC').trim().replace(/[\u2010-\u2015\u2212]/g, '-').replace(/(\d)\s(?=\d{3}(\D|$))/g, '$1');
    const parts = /^([+-]?\s?\d*[.,]?\d+)\s*(.*)$/.exec(plain);
    if (!parts) return { right: false, near: 'notNumber' };
    const found = Number(parts[1].replace(/\s/g, '').replace(',', '.'));
    const slack = Math.abs(value) * 1e-9;
    if (Math.abs(found - value) > tolerance + slack) return { right: false };
    const theirs = fold(parts[2]);
    if (theirs && theirs !== fold(unit)) return { right: false, near: 'unit' };
    return { right: true };
  };

  return { text, number };
})();

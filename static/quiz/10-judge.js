// Comparing what was typed with what is right.
lectern.judge = (() => {
  // Case, spacing, diacritics, quotation marks, dashes and a final stop are forgiven.
  const dashes = (text) => text.replace(/[\p{Pd}−]/gu, '-');
  const fold = (text) => dashes(text.replace(/["'`´ʼʹ‚„\u00ad\u200b\p{Pi}\p{Pf}]/gu, '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())
    .replace(/\s+/g, ' ').replace(/[ .,;:!?]+$/, '').trim();

  // Whether one insertion, deletion, replacement or exchange of neighbours turns
  // a into b, if they are not the same.
  const oneEdit = (a, b) => {
    let i = 0;
    while (i < b.length && a[i] === b[i]) i++;
    const [x, y] = [a.slice(i), b.slice(i)];
    return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) ||
      (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
  };

  // One edit, beside how words are joined; short words and figures are not spelling.
  const letters = (text) => text.replace(/[ -]/g, '');
  const figures = (text) => text.replace(/\D/g, '');
  const nearly = (given, right) =>
    right.length > 3 && figures(given) === figures(right) && oneEdit(letters(given), letters(right));

  const text = (given, variants) => {
    const folded = fold(given);
    const rights = variants.map(fold);
    return rights.includes(folded) ? { right: true } : { near: rights.some((right) => nearly(folded, right)) && 'spelling' };
  };

  // A number with an optional unit; words may stand before it and, where no unit
  // is wanted, behind it. Of another unit nothing is told of the number.
  const read = (plain, { value, tolerance, unit }) => {
    const [, before, figures = '', after = ''] = /^(\D*\p{L}(?:\D*\s|\D)?)?([+-]?\s?\d*[.,]?\d+)\s*(.*)$/u.exec(plain) ?? [];
    const theirs = fold(after);
    if (!figures || !unit && /\d/.test(theirs)) return { near: 'notNumber' };
    if (unit && theirs && theirs !== fold(unit)) return { near: 'unit' };
    const right = Math.abs(figures.replace(/\s/g, '').replace(',', '.') - value) <= tolerance + Math.abs(value) * 1e-9;
    return { right, near: !right && (before || !unit && theirs) && 'notNumber' };
  };

  // A comma is a decimal sign or, before three figures, may group them.
  const number = (given, key) => {
    const plain = dashes(given.normalize('NFKC').trim()).replace(/(\d)\s(?=\d{3}(\D|$))/g, '$1');
    const decimal = read(plain, key);
    return decimal.right ? decimal : read(plain.replace(/(\d),(?=\d{3}(\D|$))/g, '$1'), key);
  };

  return { text, number };
})();

// What the page can do, and by which keys.
lectern.help = (() => {
  const { element, word } = lectern;
  let dialog;

  const list = (rows) => element('dl', {}, ...rows.map(([keys, text]) => element('div', {},
    element('dt', {}, ...keys.flatMap((key, i) => [...(i ? [` ${word('or')} `] : []), ...key.split('+').flatMap((part, j) => [...(j ? ['+'] : []), element('kbd', {}, part)])])),
    element('dd', {}, text))));

  const make = () => lectern.dialog('help', word('helpTitle'),
    list([
      [['/', 'Ctrl+K'], word('keySearch')],
      [['↓', '↑'], word('keyHits')],
      [['?'], word('keyHelp')],
      [['Esc'], word('keyEscape')],
    ]),
    element('p', {}, word('helpMore')),
    element('ul', {}, ...[word('helpNotes'), word('helpNumbers'), word('helpLeans'), word('helpSettings'), word('helpWork')].map((text) => element('li', {}, text))));

  return () => (dialog ??= make()).open();
})();

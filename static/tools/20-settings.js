// How the page is to look and what its keys do: kept on the device, and set
// before the first paint of every page by the theme's script.
lectern.settings = (() => {
  const { element, word } = lectern;
  const root = document.documentElement;
  const percent = new Intl.NumberFormat(root.lang || 'en', { style: 'percent' });
  let dialog;

  const set = (name, value) => {
    root.dataset[name] = value;
    try { localStorage.setItem(`lectern-${name}`, value); } catch { /* not kept, but it holds for this page */ }
  };

  // One choice of several; the value of what the page does by itself is ''.
  const choice = (name, title, options) => {
    const rows = options.map(([value, text]) => {
      const field = element('input', { type: 'radio', name: `set-${name}`, value });
      field.checked = value === (root.dataset[name] ?? '');
      field.addEventListener('change', () => set(name, value));
      return element('label', { 'data-value': value }, field, element('span', {}, text));
    });
    return element('fieldset', { class: `set-${name}` }, element('legend', { class: 'label' }, title), ...rows);
  };

  const keys = () => {
    const field = element('input', { type: 'checkbox' });
    field.checked = root.dataset.keys !== 'off';
    field.addEventListener('change', () => set('keys', field.checked ? '' : 'off'));
    return element('p', {}, element('label', {}, field, element('span', {}, word('keysOn'))));
  };

  const make = () => {
    const help = element('button', { type: 'button' }, word('helpTitle'));
    help.addEventListener('click', () => { dialog.close(); lectern.help(); });
    return lectern.dialog('settings', word('settingsTitle'),
      choice('size', word('size'), ['90', '', '115', '130', '150'].map((value) => [value, percent.format((value || 100) / 100)])),
      choice('measure', word('measure'), [['narrow', word('narrow')], ['', word('middling')], ['wide', word('wide')]]),
      choice('theme', word('colours'), [['', word('system')], ['light', word('light')], ['dark', word('dark')]]),
      keys(), element('p', { class: 'actions' }, help));
  };

  return () => (dialog ??= make()).open();
})();

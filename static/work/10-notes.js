// Under each discussion question a place for private notes.
for (const talk of document.querySelectorAll('.talk')) {
  const { element, word, store } = lectern;
  const { question: id, hash } = talk.dataset;
  const field = element('textarea', { rows: 4, placeholder: ' ' });
  const news = element('p', { class: 'kept', hidden: '' }, word('changedNote'));
  talk.querySelector('.lines').before(
    element('p', { class: 'field' }, element('label', {}, element('span', { class: 'label' }, word('yourNotes')), field)), news);
  const writing = lectern.writing(field);
  let lost = false;

  const soon = store.soon(() => {
    lost = !store.put(['notes', id, field.value.trim() && { hash, text: field.value }]);
    writing.kept(!lost);
  });
  field.addEventListener('input', soon);
  store.watch(({ notes }) => {
    if (lost || soon.waits()) return;
    const note = notes[id];
    if (field.value !== (note?.text ?? '')) field.value = note?.text ?? '';
    news.hidden = !note || note.hash === hash;
    writing.update();
    if (note) writing.kept(true);
  });
}

// A place to write says how much is written and whether it is kept.
lectern.writing = (field) => {
  const { element, word, say } = lectern;
  field.style.fieldSizing = 'content'; // it grows with what is written, on paper too
  const sign = element('span');
  const count = element('span');
  field.closest('.field').after(element('p', { class: 'how sign' }, sign, count));

  const update = () => {
    const words = field.value.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
    count.textContent = words ? word('words', words) : '';
    if (!words) sign.textContent = '';
  };
  const kept = (done) => {
    update();
    if (!done && sign.textContent !== word('unsaved')) say(word('unsaved'));
    sign.className = done ? '' : 'verdict wrong';
    sign.textContent = !done ? word('unsaved') : field.value.trim() ? word('saved') : '';
  };
  field.addEventListener('input', update);
  return { update, kept };
};

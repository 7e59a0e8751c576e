// A button that takes something away does so when it is pressed a second time;
// question asks for that. Whatever else is pressed or focused takes it back.
lectern.twice = (button, question, act) => {
  const words = button.textContent;
  const calm = () => { button.textContent = words; delete button.dataset.sure; };
  button.addEventListener('click', (event) => {
    if (event.detail > 1) return; // a double click is one wish
    if ('sure' in button.dataset) { calm(); act(); return; }
    button.dataset.sure = '';
    button.textContent = question;
    button.focus();
    lectern.say(question);
  });
  button.addEventListener('blur', calm);
  addEventListener('click', ({ target }) => { if (!button.contains(target)) calm(); });
  button.addEventListener('keydown', (event) => { if (event.key === 'Escape') calm(); });
};

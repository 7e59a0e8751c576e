// A button that takes something away does so when it is pressed a second time.
lectern.twice = (button, act) => {
  const { word, say } = lectern;
  const words = button.textContent;
  const calm = () => { button.textContent = words; delete button.dataset.sure; };
  button.addEventListener('click', (event) => {
    if (event.detail > 1) return; // a double click is one wish
    if ('sure' in button.dataset) { calm(); act(); return; }
    button.dataset.sure = '';
    button.textContent = word('pressAgain');
    button.focus();
    say(word('pressAgain'));
  });
  button.addEventListener('blur', calm);
  button.addEventListener('keydown', (event) => { if (event.key === 'Escape') calm(); });
};

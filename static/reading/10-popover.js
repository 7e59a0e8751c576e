// pop(link, title, node…): a small window by a link in the text. It takes the
// focus; Escape, a click beside it and the link itself close it, and the focus
// goes back to the link. It stays at its line while the page scrolls. The lists
// of questions behind passages, which open by themselves, are placed likewise,
// but for one that is open already: nothing moves under a finger.
lectern.pop = (() => {
  const root = document.documentElement;
  const box = lectern.element('div', { class: 'pop', popover: 'auto', role: 'dialog', tabindex: '-1' });
  let at, pressed;
  const open = () => box.matches(':popover-open');

  const place = () => {
    const shown = document.querySelector(':popover-open');
    if (!shown?.matches('.pop, .placed')) return;
    const gap = 6, side = 12;
    const line = [...(shown === box ? at : shown.previousElementSibling).getClientRects()].at(-1);
    const { offsetWidth: width, offsetHeight: height } = shown;
    const left = root.dir === 'rtl' ? line.right - width : line.left;
    const above = line.bottom + gap + height > innerHeight && line.top - gap - height > 0;
    shown.style.left = `${scrollX + Math.max(side, Math.min(left, root.clientWidth - width - side))}px`;
    shown.style.top = `${scrollY + (above ? line.top - gap - height : line.bottom + gap)}px`;
  };
  addEventListener('resize', place);
  addEventListener('beforetoggle', ({ target, newState }) => {
    if (newState !== 'open') return;
    if (target !== box) target.classList.add('placed');
    requestAnimationFrame(place);
  }, { capture: true });

  // A press on the link has closed the window before the click comes.
  addEventListener('pointerdown', () => { pressed = open() && at; }, { capture: true });
  box.addEventListener('beforetoggle', ({ newState }) => at.setAttribute('aria-expanded', newState === 'open'));
  // A link in a window may lead elsewhere on this page: then it is done.
  addEventListener('click', ({ target }) => target.closest?.('[popover] a')?.closest('[popover]').hidePopover());

  return (link, title, ...content) => {
    const again = at === link && (open() || pressed === link);
    pressed = null;
    if (open()) box.hidePopover();
    if (again) return;
    at = link;
    box.setAttribute('aria-label', title);
    box.replaceChildren(...content);
    link.closest('.passage').append(box);
    link.focus({ preventScroll: true });
    box.showPopover();
    place();
    box.focus({ preventScroll: true });
  };
})();

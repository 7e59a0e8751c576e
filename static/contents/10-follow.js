// Where the reader is: the contents mark the heading that has been passed, and
// say how many minutes of the section and of the article are left.
(() => {
  const nav = document.querySelector('.contents');
  const texts = [...document.querySelectorAll('.passages')];
  if (!nav) return;
  const heads = [...nav.querySelectorAll('a[href^="#"]')]
    .map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))]).filter(([, head]) => head);
  const left = nav.querySelector('.left');
  const { words, after } = left?.dataset ?? {};
  const perMinute = 180;
  let marked, waits;

  const mark = () => {
    const end = scrollY + innerHeight > document.documentElement.scrollHeight - 3;
    const here = heads.findLast(([, head]) => end || head.getBoundingClientRect().top < innerHeight * 0.4)?.[0];
    if (here === marked) return;
    marked?.removeAttribute('aria-current');
    here?.setAttribute('aria-current', 'location');
    marked = here;
    if (here) nav.scrollTop = here.offsetTop - nav.clientHeight / 2;
  };

  const tell = () => {
    const top = texts[0].getBoundingClientRect().top, bottom = texts.at(-1).getBoundingClientRect().bottom;
    const rest = Math.max(0, Math.min(1, (bottom - innerHeight * 0.3) / (bottom - top)));
    const here = rest && Math.max(1, Math.round(words * rest / perMinute)), all = here + Number(after);
    const lines = [here && lectern.word('leftHere', here), all > here && lectern.word('leftAll', all)].filter(Boolean);
    if (left.textContent !== lines.join('')) left.replaceChildren(...lines.map((line) => lectern.element('span', {}, line)));
  };

  const follow = () => { waits = false; mark(); if (left) tell(); };
  const soon = () => { if (!waits) waits = requestAnimationFrame(follow); };
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon);
  // Contents stand open where there is a track for them, and there is nothing to open.
  const wide = matchMedia('(min-width: 75rem)');
  const fit = () => {
    nav.firstChild.open = wide.matches;
    nav.querySelector('summary').tabIndex = wide.matches ? -1 : 0;
    soon();
  };
  wide.addEventListener('change', fit);
  fit();
})();

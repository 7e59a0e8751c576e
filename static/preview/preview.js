// Only in a preview: asks what has become of the page, loads it anew where it
// has changed, and shows what is wrong with the module until that is mended.
// The answer is a script that calls lecternPreview, since the policy of the
// pages lets them load scripts of their own host and nothing else.
(() => {
  const { page } = document.currentScript.dataset;
  let seen = '';
  let asking = false;
  let shown;

  const show = (faults) => {
    shown?.remove();
    if (!faults) return;
    shown = document.createElement('div');
    shown.className = 'lectern-faults';
    shown.setAttribute('role', 'alert');
    shown.tabIndex = 0; // a long list scrolls, by keyboard too
    shown.textContent = faults;
    document.body.append(shown);
  };

  const ask = () => {
    if (asking || document.hidden) return;
    asking = true;
    const script = document.createElement('script');
    const answered = () => { script.remove(); asking = false; ask(); };
    script.src = `/~preview/state.js?${new URLSearchParams({ path: location.pathname, page, seen })}`;
    script.onload = answered;
    script.onerror = () => { setTimeout(answered, 1000); }; // the preview has stopped, or starts again
    document.head.append(script);
  };

  globalThis.lecternPreview = (now) => {
    if (now.page !== page) location.reload();
    else if (now.seen !== seen) { seen = now.seen; show(now.faults); }
  };

  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/~preview/preview.css';
  document.head.append(style);
  document.addEventListener('visibilitychange', ask);
  addEventListener('load', ask); // not before: a page has not loaded while a script of it is awaited
})();

// The way home from an address that leads nowhere: the nearest folder above it
// in which the site's icon lies.
(() => {
  const home = document.getElementById('home');
  const mark = home.dataset.mark;
  const look = (folder) => {
    const probe = new Image();
    probe.onload = () => { for (const link of [home, document.querySelector('.brand')]) link.href = folder + 'index.html'; };
    probe.onerror = () => { if (folder !== '/') look(folder.replace(/[^/]+\/$/, '')); };
    probe.src = folder + mark;
  };
  if (mark) look(location.pathname.replace(/[^/]*$/, ''));
})();

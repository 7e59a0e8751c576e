// What the page asks of these scripts: to open what a link in the text names.
for (const link of document.querySelectorAll('.passages :is(.term, .number)')) link.setAttribute('aria-haspopup', 'dialog');
lectern.ask = (link) => link && (link.matches('.term') ? lectern.term : lectern.passage)(link);

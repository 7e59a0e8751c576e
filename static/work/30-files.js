// The files that a student saves. What they wrote is text in each of them: in
// HTML by the browser's own serializer, in Markdown by escaping.
lectern.files = (() => {
  const { word } = lectern;

  const save = (name, type, text) => {
    const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = lectern.element('a', { href: url, download: name });
    document.body.append(link); // some browsers want it in the page
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 6e4);
  };

  const style = 'body{font:1.1rem/1.5 Georgia,serif;max-width:40rem;margin:2rem auto;padding:0 1rem}h1,h2,h3{line-height:1.25}h2{margin-top:2.5rem}h3{font-size:1.05rem;margin:2rem 0 .5rem}'
    + '.answer{white-space:pre-wrap;border-inline-start:2px solid;padding-inline-start:1rem;margin:.4rem 0;overflow-wrap:anywhere}.small{font:.85rem/1.5 sans-serif}h3,.small{break-after:avoid}';

  // What stands of a part: what was answered in full, and of the rest the numbers.
  const sorted = ({ questions }) => {
    const given = questions.filter((one) => one.given);
    const rest = questions.filter((one) => !one.given).map((one) => one.number);
    return { given, rest: given.length && rest.length ? [word('leftOut', rest.join(' · '))] : [] };
  };

  // work: {title, facts: [line], cite, read: [name], parts, record}
  const html = ({ title, facts, cite, read, parts, record }) => {
    const made = document.implementation.createHTMLDocument(title);
    const { lang, dir } = document.documentElement;
    Object.assign(made.documentElement, { lang, dir });
    const add = (parent, name, text, attributes = {}) => {
      const node = made.createElement(name);
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
      node.textContent = text;
      parent.append(node);
    };
    made.head.prepend(made.createElement('meta'));
    made.head.firstChild.setAttribute('charset', 'utf-8');
    add(made.head, 'meta', '', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" });
    add(made.head, 'meta', '', { name: 'viewport', content: 'width=device-width, initial-scale=1' });
    const { body } = made;
    add(body, 'h1', title);
    for (const fact of facts) add(body, 'p', fact);
    add(body, 'p', cite, { class: 'small' });
    if (read.length) add(body, 'p', `${word('sectionsRead')} ${read.join(' · ')}`, { class: 'small' });
    for (const part of parts) {
      add(body, 'h2', part.title);
      add(body, 'p', part.much, { class: 'small' });
      const { given, rest } = sorted(part);
      for (const one of given) {
        add(body, 'h3', `${one.number}: ${one.stem}`);
        for (const line of one.context) add(body, 'p', line);
        for (const line of one.answer) add(body, 'p', line, { class: 'answer' });
        for (const line of [one.result, one.changed]) if (line) add(body, 'p', line, { class: 'small' });
      }
      for (const line of rest) add(body, 'p', line, { class: 'small' });
    }
    // For an instructor's programs: "<" escaped, so that no text can end the block.
    add(body, 'script', JSON.stringify(record).replaceAll('<', '\\u003c'), { type: 'application/json', id: 'lectern' });
    // Put in as text: in a document of this page, the page's own policy would refuse it.
    return `<!doctype html>\n${made.documentElement.outerHTML.replace('</head>', `<style>${style}</style>$&`)}\n`;
  };

  // The record, as JSON, in the text of a progress file or of a page as above, in
  // which no "<" stands.
  const data = (text) => text.trim().startsWith('{') ? text : /<script type="application\/json" id="lectern">([^<]*)<\/script>/.exec(text)?.[1];

  // Text that Markdown reads as nothing but text.
  const escape = (text) => text.replace(/[\\`*_[\]<>#|~&$]/g, '\\$&').replace(/^\s*([-+=]|\d+(?=[.)]))/gm, (all, sign) => /\d/.test(sign) ? `${sign}\\` : `\\${sign}`).replace(/^[ \t]+/gm, '');
  // What a student wrote; some programs make links of addresses that stand bare.
  const quote = (text) => escape(text).replace(/:(?=\/\/)|@/g, '\\$&').replace(/www(?=\.)/gi, '$&\\').split(/\r\n?|\n/).map((line) => `> ${line}`.trimEnd()).join('  \n');

  const markdown = ({ title, facts, cite, read, parts }) => {
    const blocks = [`# ${escape(title)}`, facts.map(escape).join('  \n'), escape(cite)];
    if (read.length) blocks.push(escape(`${word('sectionsRead')} ${read.join(' · ')}`));
    for (const part of parts) {
      blocks.push(`## ${escape(part.title)}`, escape(part.much));
      const { given, rest } = sorted(part);
      for (const one of given) {
        blocks.push(`### ${escape(`${one.number}: ${one.stem}`)}`, ...one.context.map(escape));
        blocks.push(...[one.answer.map(quote).join('\n>\n'), ...[one.result, one.changed].map(escape)].filter(Boolean));
      }
      blocks.push(...rest.map(escape));
    }
    return `${blocks.join('\n\n')}\n`;
  };

  return { save, html, data, markdown };
})();

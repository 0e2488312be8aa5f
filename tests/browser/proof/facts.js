/* What a page holds, as the checks of test_every_page.py want it: lists of what is wrong where a list can be empty. */
() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (element) => element.checkVisibility();
  const plain = (text) => text.replace(/\s+/g, ' ').trim();
  const text = (element) => plain(element.textContent);
  const short = (element) => element.outerHTML.slice(0, 120);
  const named = (element) => plain(element.ariaLabel
    ?? document.getElementById(element.getAttribute('aria-labelledby'))?.textContent ?? '');
  const flat = (rules) => rules.flatMap((rule) => [rule, ...flat([...(rule.cssRules ?? [])])]);
  const rules = flat([...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]));
  const styled = rules.filter((rule) => rule.selectorText);
  const revealing = ['display', 'visibility', 'opacity', 'content', 'clip-path', 'height', 'position', 'transform'];
  const vague = /^(ici|lien|lire|suite|en savoir plus|cliquez ici|plus|ok|valider|voir)?$/i;
  return {
    doctype: document.doctype?.name ?? '',
    lang: document.documentElement.lang,
    languages: all('[lang]').map((element) => element.lang),
    title: document.title,
    h1: all('h1').filter(shown).length,
    levels: all('h1, h2, h3, h4, h5, h6').filter(shown).map((element) => Number(element.localName[1])),
    empty: all('h1, h2, h3, h4, h5, h6').filter((element) => !text(element)).map(short),
    mains: all('main').length,
    footers: all('body > footer').length,
    regions: all('nav, [role=region], [role=search], search, aside, form[aria-label], form[aria-labelledby]')
      .filter(shown).map((element) => [element.role ?? element.localName, named(element)]),
    outside: [...document.body.children].filter((element) => shown(element)
      && !element.matches('header, main, footer, .skip-link, dialog, [role=region], form[aria-label], script')).map(short),
    links: all('a[href]').filter((element) => !element.closest('#player'))
      // a word of the glossary is the same from wherever one comes
      .map((element) => [element.ariaLabel ?? text(element), element.href.replace(/(\/glossaire\/.*)\?.*/, '$1')]),
    vague: all('a, button').filter((element) => vague.test(element.ariaLabel ?? text(element))).map(short),
    foreign: all('video, iframe, frame, object, embed, canvas, marquee, blink, portal, applet').map(short),
    presentational: all(
      'font, center, big, tt, strike, basefont, [bgcolor], [align], [valign], [border], [cellpadding], [style]').map(short),
    windows: all('[target]').map(short),
    refresh: all('meta[http-equiv=refresh]').length,
    handlers: all('*').filter((element) => element.getAttributeNames().some((name) => name.startsWith('on'))).map(short),
    tabindex: all('[tabindex]').filter((element) => element.tabIndex > 0).map(short),
    accesskey: all('[accesskey], [draggable=true]').map(short),
    tooltips: all('[title]').filter((element) => !['abbr', 'link', 'iframe'].includes(element.localName)).map(short),
    revealed: styled.filter((rule) => /:hover/.test(rule.selectorText)
      && revealing.some((name) => rule.style.getPropertyValue(name))).map((rule) => rule.cssText),
    moving: document.getAnimations().length,
    animated: styled.filter((rule) => parseFloat(rule.style.animationDuration) > 0).map((rule) => rule.cssText),
    turned: rules.filter((rule) => /orientation|aspect-ratio/.test(rule.media?.mediaText ?? ''))
      .map((rule) => rule.media.mediaText),
    asked: rules.filter((rule) => /(pointer|hover)/.test(rule.media?.mediaText ?? '')).map((rule) => rule.media.mediaText),
    root: ['color', 'background'].filter((name) =>
      !styled.some((rule) => /^(html|:root|body)$/.test(rule.selectorText) && rule.style.getPropertyValue(name))),
    images: all('img').filter((element) => !element.hasAttribute('alt')).map(short),
    captions: all('figcaption').filter((element) => element.parentElement.localName !== 'figure').map(short),
    figures: all('figure').filter((element) => element.querySelectorAll('figcaption').length > 1).map(short),
    headless: all('table').filter((element) => !element.querySelector('th[scope]')).map(short),
    captionless: all('table').filter((element) => !element.caption && !element.closest('main[data-document]')).map(short),
    media: all('audio').filter((element) => !(element.controls && element.ariaLabel && element.preload === 'none'
      && !element.autoplay)).map(short),
    unlabelled: all('input:not([type=hidden]), select, textarea').filter((element) =>
      !element.labels?.length && !element.ariaLabel && !element.getAttribute('aria-labelledby')).map(short),
    radios: all('input[type=radio]').filter((element) => !element.closest('fieldset')?.querySelector('legend')).map(short),
    personal: all('input').filter((element) => element.autocomplete && element.autocomplete !== 'off').map(short),
    mislabelled: all('[aria-label]').filter((element) => element.matches('a, button, [role=button]')
      && !element.ariaLabel.includes(text(element))).map(short),
    pressed: all('[aria-pressed], [role=application], [role=marquee], [role=timer]').map(short),
    loud: all('[aria-live=assertive], [role=alert]').map(short),
    // Orca stops at each and says « statusbar »; `aria-live` alone is heard as well
    stops: all('[role=status]:empty, [role=alert]:empty, [role=log]:empty, output:empty').map(short),
    nested: all('ul > :not(li, template, script), ol > :not(li, template, script)').map(short),
    justified: all('main p, main li, main td, main dd').filter((element) =>
      ['justify', 'center'].includes(getComputedStyle(element).textAlign)).map(short),
    sounding: watched.spoken + watched.played
      + all('audio').filter((element) => !element.paused || element.currentTime > 0).length,
    smooth: watched.smooth,
    plainLinks: all('main p a, main li a, footer p a').filter((element) => shown(element) && !element.matches('.download')
      && element.parentElement.textContent.trim() !== element.textContent.trim()
      && !getComputedStyle(element).textDecorationLine.includes('underline')
      && parseFloat(getComputedStyle(element).borderBottomWidth) === 0).map(short),
    broken: all('a[href^="#"]').filter((element) => !document.getElementById(element.hash.slice(1))).map(short),
    menu: all('header a').map((element) => new URL(element.href).pathname),
    library: all('a[href]').filter((element) => new URL(element.href).pathname === '/').length,
    parent: all('main a[href]').map((element) => new URL(element.href).pathname),
    here: all('[aria-current=page]').map(text),
    hidden: all('[aria-hidden=true]').filter((element) => element.matches('a, button, input, select')
      || element.querySelector('a, button, input, select')).map(short),
  };
}

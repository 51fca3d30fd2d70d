// The pages are complete without this; it only makes them quicker.
'use strict';


// Says beside the field what the receipt would say.
for (const input of document.querySelectorAll('input[data-due]')) {
  const hint = document.getElementById(input.getAttribute('aria-describedby'));
  input.addEventListener('input', () => hint?.classList.toggle('applies', input.value > input.dataset.due));
}

for (const input of document.querySelectorAll('input[data-least]')) {
  const hint = document.getElementById(input.getAttribute('aria-describedby'));
  input.addEventListener('input', () => hint?.classList.toggle('applies', input.value !== '' && Number(input.value) < Number(input.dataset.least)));
}

// A form pressed twice is sent once; the server would take it once anyway.
for (const form of document.querySelectorAll('form[method=post]:not([data-download])')) {
  form.addEventListener('submit', event => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'true';
  });
}
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

for (const button of document.querySelectorAll('button[data-tick-all]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const ticks = [...button.form.querySelectorAll('input[type=checkbox]')];
    const all = ticks.some(tick => !tick.checked);
    for (const tick of ticks) tick.checked = all;
  });
}

for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

// Nobody presses anything at a screen on a wall: it is read anew by itself, once the host answers.
for (const screen of document.querySelectorAll('[data-refresh]')) {
  setInterval(() => {
    const probe = new Image();
    probe.addEventListener('load', () => location.reload());
    probe.src = `${document.querySelector('link[rel=icon]').href}?${Date.now()}`;
  }, Number(screen.dataset.refresh) * 1000);
}

document.getElementById('errors')?.focus();

// A review is gone through by keys while its table has the focus; the row is kept over the page that an answer brings.
for (const table of document.querySelectorAll('[data-keys]')) {
  const rows = [...table.querySelectorAll('[data-row]')];
  const hint = table.previousElementSibling;
  if (!hint?.matches('[data-keys-hint]') || rows.length === 0) continue;
  hint.hidden = false;
  const kept = `row-${table.dataset.keys}`;
  let at = Math.min(Number(sessionStorage.getItem(kept)) || 0, rows.length - 1);
  const go = to => {
    rows[at].classList.remove('current');
    at = Math.max(0, Math.min(to, rows.length - 1));
    rows[at].classList.add('current');
    rows[at].scrollIntoView({ block: 'nearest' });
    sessionStorage.setItem(kept, at);
  };
  table.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || !event.code.startsWith('Key')) return;
    const key = event.code.slice(3);
    if (key === 'J') go(at + 1);
    else if (key === 'K') go(at - 1);
    else rows[at].querySelector(`[data-key="${key}"]`)?.click();
  });
  // A button that is pressed by hand makes its row the one that is looked at.
  table.addEventListener('focusin', event => go(event.target === table ? at : Math.max(0, rows.indexOf(event.target.closest('[data-row]')))));
  if (location.hash === `#${table.dataset.under}` && sessionStorage.getItem(kept) !== null) table.focus();
}
for (const select of document.querySelectorAll('form.filters select, form[data-at-once] select')) {
  select.addEventListener('change', () => select.form.requestSubmit());
}

// A file that is too large is said so before it is sent, and nothing that was typed is lost.
for (const input of document.querySelectorAll('input[type=file][data-most-bytes]')) {
  input.addEventListener('change', () => {
    const files = [...input.files];
    const large = files.filter(f => f.size > Number(input.dataset.mostBytes)).map(f => `${f.name}：${input.dataset.tooLarge}`);
    if (files.length > Number(input.dataset.most)) large.push(input.dataset.tooMany);
    const total = files.reduce((sum, f) => sum + f.size, 0);
    if (input.dataset.mostTotal && total > Number(input.dataset.mostTotal)) large.push(input.dataset.tooMuch);
    let error = input.parentElement.querySelector('.error[data-local]');
    if (!error) {
      error = Object.assign(document.createElement('p'), { className: 'error' });
      error.dataset.local = '';
      error.setAttribute('role', 'alert');
      input.after(error);
    }
    error.textContent = large.join(' ');
    if (large.length > 0) input.value = '';
  });
}

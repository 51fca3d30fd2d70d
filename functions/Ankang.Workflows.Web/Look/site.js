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
for (const form of document.querySelectorAll('form[method=post]')) {
  form.addEventListener('submit', event => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'true';
  });
}
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

document.getElementById('errors')?.focus();
for (const select of document.querySelectorAll('form.filters select')) {
  select.addEventListener('change', () => select.form.requestSubmit());
}

// A file that is too large is said so before it is sent, and nothing that was typed is lost.
for (const input of document.querySelectorAll('input[type=file][data-most-bytes]')) {
  input.addEventListener('change', () => {
    const files = [...input.files];
    const large = files.filter(f => f.size > Number(input.dataset.mostBytes)).map(f => `${f.name}：${input.dataset.tooLarge}`);
    if (files.length > Number(input.dataset.most)) large.push(input.dataset.tooMany);
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

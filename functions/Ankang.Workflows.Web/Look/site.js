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

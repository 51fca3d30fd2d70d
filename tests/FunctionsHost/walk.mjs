// One morning of a tiny list at a running Functions host: node walk.mjs ADDRESS opening|reminder|supervision|interview
// opening: publishes the list with today as its deadline, signs in, presses 正式启用, and sees the items open, their
// orchestration wait and the 任务告知 leave. Each rung, a working day later: it was accepted for unit a, stands in the history
// and in the outbox; unit b confirms by the link in its 提醒 and climbs no further.
// The host's clock says which day it is: a working day between 09:00 and 17:30 in Asia/Shanghai.
// API_KEY, FUNCTION_KEY, MASTER_KEY: the host's keys; the local tools ask for none but the first.
const [address, step] = process.argv.slice(2);
const steps = ['opening', 'reminder', 'supervision', 'interview'];
if (!address || !steps.includes(step)) throw new Error(`usage: node walk.mjs ADDRESS ${steps.join('|')}`);
const { API_KEY = '', FUNCTION_KEY = '', MASTER_KEY = '' } = process.env;
const account = 'walk', password = 'three-rungs-up';
const cookies = new Map();
const deadline = Date.now() + 300_000;

async function call(method, path, { headers = {}, body, expect = [200] } = {}) {
  const answer = await fetch(new URL(path, address), {
    method, body, redirect: 'manual', headers: { ...headers, cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; ') },
  });
  for (const cookie of answer.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
    cookies.set(name, value);
  }
  const text = await answer.text();
  if (!expect.includes(answer.status)) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`);
  return { status: answer.status, text, location: answer.headers.get('location') };
}

const api = async (method, path, content, more = {}) => JSON.parse((await call(method, path, {
  headers: { 'x-api-key': API_KEY, ...(content ? { 'content-type': 'application/json' } : {}), ...more }, body: content && JSON.stringify(content),
})).text);
const manage = async (method, path) => JSON.parse((await call(method, `/manage/${path}`, { headers: { 'x-functions-key': FUNCTION_KEY } })).text);
const post = (path, fields, expect = [303]) => call('POST', path, {
  headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString(), expect,
});
const decoded = text => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x2B;', '+');
const hidden = form => Object.fromEntries([...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(m => [m[1], decoded(m[2])]));
const formOf = (page, action) => {
  const form = [...page.matchAll(/<form[\s\S]*?<\/form>/g)].map(m => m[0]).find(f => decoded(f).includes(`action="${action}"`));
  if (!form) throw new Error(`The page has no form for ${action}.`);
  return form;
};

function check(holds, what) {
  if (!holds) throw new Error(`Not so: ${what}`);
  console.log(`ok: ${what}`);
}

async function until(what, act) {
  for (let last; ;) {
    try {
      const found = await act();
      if (found) return found;
    } catch (e) {
      last = e;
    }
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`, { cause: last });
    await new Promise(r => setTimeout(r, 1000));
  }
}

const health = await until('the host answers', async () => JSON.parse((await call('GET', '/health', { headers: { 'x-api-key': API_KEY } })).text));
const day = instant => new Date(new Date(instant).getTime() + 8 * 3600_000).toISOString().slice(0, 10);
const today = day(health.clock), year = today.slice(0, 4), list = `walk-${year}`;
const itemOf = unit => `${list}_01-plan_once_${unit}`;
const show = unit => api('GET', `/api/items/${itemOf(unit)}`);

if (step === 'opening' && !(await api('GET', '/api/lists')).some(l => l.id === list)) {
  const published = [
    `试走发〔${year}〕1号`, '试走安全生产委员会办公室', `${year}年试走安全生产工作任务清单`, '主要任务 |', '重点工作和要求 |', '责任单位 |', '完成时限 |', '完成进展 |',
    '一、安全生产工作 |', '(一)方案。 |', '1.各单位制定年度工作方案。 |', '各单位 |', `${Number(today.slice(5, 7))}月${Number(today.slice(8))}日前 |`, '|', ''].join('\n');
  const catalogue = `
list:
  { id: ${list}, year: ${year}, number: 试走发〔${year}〕1号, title: ${year}年试走安全生产工作任务清单, issuer: 试走安全生产委员会办公室,
    issuerShort: 试走安委办, officeUnit: office-unit, issuedOn: ${year}-01-01 }
office: { name: 试走安全生产委员会办公室, email: office@example.org, contactName: 值班联络员, phone: 0915-0000000 }
ladder: { courtesyDays: 7, reminderDay: 1, supervisionDay: 2, supervisionGap: 1, interviewDay: 3, interviewGap: 1 }
obligations:
  - { id: 01-plan, task: 1, title: 制定年度工作方案, shortName: 年度方案, demand: 制定年度工作方案, recurrence: once, askedOf: [all],
      due: ${today}, form: once, source: 各单位制定年度工作方案 }
`;
  const unit = (id, name) => `  - { id: ${id}, name: ${name}, liaison: ${id}.liaison@example.org, supervisor: ${id}.supervisor@example.org }`;
  const units = `units:\n${unit('office-unit', '试走安委办')}\n${unit('a', '甲县安委会')}\n${unit('b', '乙县安委会')}\ngroups:\n  - { id: all, name: 各单位, members: [a, b] }\n`;
  const days = y => [2, 3, 4, 5, 6, 7, 8].map(d => `${y}-08-0${d},假日,holiday\n`).join('');
  const holidays = [year, String(Number(year) + 1)].map(y => ({ name: `${y}.csv`, text: `date,name,kind\n${days(y)}` }));
  const answer = await api('POST', '/api/lists', { catalogue, published, units, holidays, startOn: `${year}-01-01` });
  check(answer.result === 'published', `the list is published, with ${today} as its deadline`);
}

const door = (await call('GET', '/sign-in')).text;
const signedIn = await post('/sign-in', { ...hidden(formOf(door, '/sign-in')), account, password }, [303, 422]);
if (signedIn.status !== 303) {
  const path = new URL((await manage('POST', 'first-sign-in')).link).pathname;
  await post(path, { ...hidden((await call('GET', path)).text), name: '试走', account, password, again: password });
}

await until('the items are open', async () => (await api('GET', `/api/items?list=${list}`)).total === 2);
const running = await until('the orchestration waits', async () => {
  const glance = (await manage('GET', `lists/${list}`)).obligations[0];
  return glance.status === 'Running' && glance.waitsFor && glance;
});
console.log(`ok: the items are open, and the orchestration waits: ${running.waitsFor.reason}`);
const home = (await call('GET', `/l/${list}`)).text;
if (home.includes(`/l/${list}/activate`)) await post(`/l/${list}/activate`, hidden(formOf(home, `/l/${list}/activate`)));
check((await call('GET', `/l/${list}/running`)).text.includes('运行中'), 'the office sees it run (运行)');

// What the timer does every five minutes.
async function dispatch() {
  const headers = { 'content-type': 'application/json', 'x-functions-key': MASTER_KEY };
  await call('POST', '/admin/functions/DispatchTimer', { headers, body: '{}', expect: [202] });
  await new Promise(r => setTimeout(r, 2000));
}

const mailOf = async mail => (await call('GET', `/l/${list}/outbox/${mail.replaceAll('|', '_')}`)).text;
if (step === 'opening') {
  const slot = `${today.replaceAll('-', '')}T${new Date(health.clock).getUTCHours() + 8 < 15 ? '09' : '15'}`;
  const briefing = await until('任务告知', async () => {
    await dispatch();
    return mailOf(`${slot}|a|briefing`);
  });
  check(briefing.includes('a.liaison@example.org'), 'unit a is told of its duties (任务告知)');
  process.exit();
}

const event = `${step}Sent`;
const line = await until(`${step} of unit a`, async () => {
  await dispatch();
  return (await show('a')).history.find(h => h.event === event);
});
console.log(`ok: ${line.text}`);
check((await mailOf(line.mail)).includes(`@example.org`), 'its mail stands in the outbox (发件)');
check((await show('a')).item.rung === step, `unit a stands at ${step}`);
if (step === 'reminder') {
  const own = (await show('b')).history.find(h => h.event === event);
  const [, link] = /\/u\/([A-Za-z0-9_.~-]+)/.exec(await mailOf(own.mail));
  const page = (await call('GET', `/u/${link}`)).text;
  await call('POST', `/u/${link}`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' }, expect: [200, 303],
    body: new URLSearchParams({ ...hidden(formOf(page, `/u/${link}`)), completedOn: today, note: '已印发。' }).toString(),
  });
  check((await show('b')).item.closedOn === today, 'unit b reports by the link in its mail and is done');
} else {
  check((await show('b')).item.rung === 'reminder', `unit b, which has confirmed, is not told of ${step}`);
}

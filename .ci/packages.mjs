// What the product is made of: each package of the bills of materials has a licence that may be passed on, and none has a known weakness.
import { readFileSync } from 'node:fs';

const ALLOWED = new Set(['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'MS-PL', 'MIT-0', '0BSD']);

// Packages whose file says no licence by its name: read by a person, with where it stands.
const READ = JSON.parse(readFileSync(new URL('licences.json', import.meta.url), 'utf8'));

const [vulnerableFile, advisories, ...bomFiles] = process.argv.slice(2);
const faults = [];
const parts = bomFiles.flatMap(f => JSON.parse(readFileSync(f, 'utf8')).components);
for (const part of parts) {
  const said = (part.licenses ?? []).map(l => l.expression ?? l.license?.id ?? l.license?.name ?? '').filter(l => l.length > 0);
  const isGood = said.length > 0 && said.every(l => l.split(/ AND | OR /).every(one => ALLOWED.has(one.replace(/[()]/g, ''))));
  if (!isGood && !(part.name in READ)) {
    faults.push(`${part.name} ${part.version}: its licence is ${said.join(', ') || 'not said'}; read it, and write it into .ci/licences.json.`);
  }
}
for (const name of Object.keys(READ)) {
  if (!parts.some(c => c.name === name)) faults.push(`${name} stands in .ci/licences.json and is used no more.`);
}

const report = JSON.parse(readFileSync(vulnerableFile, 'utf8'));
for (const project of report.projects ?? []) {
  for (const framework of project.frameworks ?? []) {
    for (const one of [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])]) {
      for (const known of one.vulnerabilities ?? []) faults.push(`${one.id} ${one.resolvedVersion}: ${known.severity}, ${known.advisoryurl}`);
    }
  }
}

console.log(`${new Set(parts.map(p => `${p.name} ${p.version}`)).size} packages`);
if (advisories === 'none') console.log('no known weakness was looked for: no source of packages here has advisories');
for (const fault of new Set(faults)) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

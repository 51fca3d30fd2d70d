#!/usr/bin/env bash
# The small worlds under Microsoft Coyote: builds, lets its tool rewrite a copy of the assemblies, and runs each world.
# The two seeded bugs must be found, the others must hold. Takes seconds of exploration a world (30) and a seed (1).
#   tests/Ankang.Workflows.Torture/coyote.sh 60 7
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-30}
seed=${2:-1}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
# The tool was made for .NET 8.
export DOTNET_ROLL_FORWARD=Major COYOTE_CLI_TELEMETRY_OPTOUT=1
dotnet build -c Release -v q
dotnet tool install Microsoft.Coyote.CLI --version 1.7.11 --tool-path "$out/tool"
cp -r bin/Release/net10.0 "$out/run"
cd "$out/run"
# The tool's process does not look for libraries where .NET says they are.
cp "runtimes/$(dotnet --info | sed -n 's/^ *RID: *//p')/native/"*e_sqlite3* .
for assembly in Ankang.Workflows.Torture Ankang.Workflows Ankang.Workflows.Rules ankang-workflows; do
  "$out/tool/coyote" rewrite "$assembly.dll" > rewrite.log || { cat rewrite.log; exit 1; }
  grep -q "Writing the modified" rewrite.log || { cat rewrite.log; exit 1; }
done

failed=0
run() { # name of the test, whether a bug is to be found
  local found=no
  # Coyote knows no System.Threading.Lock: it must not stop anybody who holds one, so it decides at awaits alone.
  "$out/tool/coyote" test Ankang.Workflows.Torture.dll -m "CoyoteWorlds.$1" -i 100000 -t "$seconds" --seed "$seed" \
    --skip-lock-races --skip-atomic-races --skip-collection-races --skip-volatile-races > test.log || true
  grep -q "found bug" test.log && found=yes
  grep -q "Explored" test.log || found="did not run"
  echo "$1: $(sed -n 's/^\.* *Explored \([0-9]*\) .*/\1/p' test.log) orders, a bug: $found"
  [ "$found" = "$2" ] || { failed=1; cat test.log; }
}

run SeededIgnoresETags yes
run SeededGrantsEveryLease yes
for world in TwoDispatches ConfirmationBesideDispatch TwoConfirmations TwoAudits ConfirmationBesideAudit; do
  run "$world" no
done
exit $failed

#!/usr/bin/env bash
# Starts the Azure Functions host with the Functions tools (func) on an emulator of storage, and walks one item up the
# ladder: four mornings, on a clock that is moved by libfaketime. Leaves nothing behind.
set -euo pipefail
cd "$(dirname "$0")/../.."
port=${1:-7079}
work=$(mktemp -d)
pids=()
stop() {
    local pid
    for pid in "${pids[@]}"; do kill -- "-$pid" 2>/dev/null || true; done
    # The emulator writes its tables when it ends.
    for pid in "${pids[@]}"; do while kill -0 -- "-$pid" 2>/dev/null; do sleep 0.5; done; done
    pids=()
}
trap 'stop; rm -rf "$work"' EXIT
# A process group of its own, on the morning's clock.
start() {
    local log=$1
    shift
    TZ=UTC FAKETIME="@$morning 01:01:00" FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_DISABLE_SHM=1 LD_PRELOAD=$clock setsid "$@" >>"$log" 2>&1 </dev/null &
    pids+=($!)
}

clock=$(find /usr/lib -name libfaketimeMT.so.1 | head -n 1)
[ -n "$clock" ] || { echo 'libfaketime is not installed (apt-get install libfaketime)'; exit 1; }
npm ci --prefix tests/tools --silent
dotnet publish functions/Ankang.Workflows.AzureFunctions -c Release -o "$work/app" -p:CommunicationServices=false --verbosity quiet
account=devstoreaccount1
key=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==
AzureWebJobsStorage="DefaultEndpointsProtocol=http;AccountName=$account;AccountKey=$key"
AzureWebJobsStorage+=";BlobEndpoint=http://127.0.0.1:$((port + 1))/$account;QueueEndpoint=http://127.0.0.1:$((port + 2))/$account"
export AzureWebJobsStorage+=";TableEndpoint=http://127.0.0.1:$((port + 3))/$account;"
export FUNCTIONS_WORKER_RUNTIME=dotnet-isolated PublicUrl="http://localhost:$port" Mail__Transport=Folder API_KEY=walk-walk-walk-walk-walk-walk-walk
export Api__Keys__walk__Secret="$API_KEY" Api__Keys__walk__Scopes="read report publish"

walked=0
for day in '2026-03-02 opening' '2026-03-03 reminder' '2026-03-04 supervision' '2026-03-05 interview'; do
    read -r morning step <<<"$day"
    start "$work/storage.log" tests/tools/node_modules/.bin/azurite --silent --skipApiVersionCheck --location "$work/storage" \
        --blobPort $((port + 1)) --queuePort $((port + 2)) --tablePort $((port + 3))
    start "$work/host.log" bash -c 'cd "$1" && exec func start --no-build --port "$2"' host "$work/app" "$port"
    echo "-- $morning: $step"
    if ! node tests/FunctionsHost/walk.mjs "http://localhost:$port" "$step"; then
        walked=1
        tail -n 50 "$work/host.log"
        break
    fi
    stop
done
exit "$walked"

#!/usr/bin/env bash
# Expands the deployment as Azure would, with these settings: expand.sh BICEP 'NAME=VALUE NAME=VALUE …'. What is said is a fault.
# Each works on a copy of its own, for the result is written beside the parameters.
set -uo pipefail
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r infra "$copy"
# The settings are words, so they stand without quotation marks.
output=$(env DOTNET_TieredPGO=0 $2 "$1" snapshot "$copy/infra/main.bicepparam" --mode overwrite --deployment-name check \
    --tenant-id 00000000-0000-0000-0000-000000000001 --subscription-id 00000000-0000-0000-0000-000000000002 \
    --resource-group check --location eastasia 2>&1) && [ -z "$output" ] && exit
echo "$2:"
echo "$output" | head -n 3
exit 1
